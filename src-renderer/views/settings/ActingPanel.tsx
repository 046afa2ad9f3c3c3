import { Checkbox, Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { SavingForm, type SettingsPanel } from './SavingForm.tsx';

/** What acting asks for beyond a signed-in operator. */
export function ActingPanel(props: SettingsPanel) {
  const { t } = useTranslation();
  return (
    <SavingForm {...props} title={t('settings.acting')}>
      <Form.Item name="unlockNeedsTwo" valuePropName="checked">
        <Checkbox>{t('settings.unlockNeedsTwo')}</Checkbox>
      </Form.Item>
    </SavingForm>
  );
}
