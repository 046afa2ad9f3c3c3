import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { SavingForm, type SettingsPanel } from './SavingForm.tsx';

/** Who sits here: the name that goes with every acknowledgement. */
export function OperatorPanel(props: SettingsPanel) {
  const { t } = useTranslation();
  return (
    <SavingForm {...props} title={t('settings.operator')}>
      <Form.Item
        name="operatorName"
        label={t('settings.operatorName')}
        extra={t('settings.operatorHint')}
        rules={[{ required: true, max: 64, pattern: /^[^@]*$/, message: t('settings.operatorRule') }]}
      >
        <Input maxLength={64} autoComplete="off" />
      </Form.Item>
    </SavingForm>
  );
}
