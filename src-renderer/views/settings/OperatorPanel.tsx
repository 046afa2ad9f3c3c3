import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { SettingsView } from '../../../src-shared/contract/settings.ts';
import { useSaving } from './use-saving.ts';

interface OperatorPanelProps {
  readonly settings: SettingsView;
  readonly onSettings: (settings: SettingsView) => void;
}

type Operator = Pick<SettingsView, 'operatorName'>;

/** Who sits here: the name that goes with every acknowledgement. */
export function OperatorPanel({ settings, onSettings }: OperatorPanelProps) {
  const { t } = useTranslation();
  const { busy, note, forget, save } = useSaving(onSettings);
  return (
    <section className="panel">
      <h2>{t('settings.operator')}</h2>
      <Form<Operator>
        layout="vertical"
        requiredMark={false}
        initialValues={settings}
        onValuesChange={forget}
        onFinish={(operator) => void save(operator)}
      >
        <Form.Item
          name="operatorName"
          label={t('settings.operatorName')}
          extra={t('settings.operatorHint')}
          rules={[{ required: true, max: 64, pattern: /^[^@]*$/, message: t('settings.operatorRule') }]}
        >
          <Input maxLength={64} autoComplete="off" />
        </Form.Item>
        <Button htmlType="submit" loading={busy}>
          {t('settings.apply')}
        </Button>{' '}
        <span role="status">{note}</span>
      </Form>
    </section>
  );
}
