import { Button, Form, InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import type { SettingsView } from '../../../src-shared/contract/settings.ts';
import { useServices } from '../../app/services.ts';
import { useSaving } from './use-saving.ts';

interface KeepPanelProps {
  readonly settings: SettingsView;
  readonly onSettings: (settings: SettingsView) => void;
}

type Keep = Pick<SettingsView, 'staleAfterS' | 'keepEventsDays' | 'keepMinutesDays' | 'lockAfterMin'>;

/** As the contract of the settings has them. */
const FIELDS = [
  { name: 'staleAfterS', label: 'settings.staleAfter', unit: 'settings.seconds', min: 10, max: 86_400 },
  { name: 'keepEventsDays', label: 'settings.keepEvents', unit: 'settings.days', min: 1, max: 3_660 },
  { name: 'keepMinutesDays', label: 'settings.keepMinutes', unit: 'settings.days', min: 1, max: 3_660 },
  { name: 'lockAfterMin', label: 'settings.lockAfter', unit: 'settings.minutes', min: 1, max: 720 },
] as const;

/** When silence counts, and how long what is kept. */
export function KeepPanel({ settings, onSettings }: KeepPanelProps) {
  const { t } = useTranslation();
  const { history } = useServices();
  const { busy, note, forget, save } = useSaving(onSettings, history.retain);
  return (
    <section className="panel">
      <h2>{t('settings.keep')}</h2>
      <Form<Keep>
        layout="vertical"
        requiredMark={false}
        initialValues={settings}
        onValuesChange={forget}
        onFinish={(keep) => void save(keep)}
      >
        {FIELDS.map(({ name, label, unit, min, max }) => (
          <Form.Item
            key={name}
            name={name}
            label={t(label)}
            rules={[
              { required: true, type: 'integer', min, max, message: t('settings.range', { min, max }) },
            ]}
          >
            <InputNumber<number> className="settings-number" suffix={t(unit)} />
          </Form.Item>
        ))}
        <Button htmlType="submit" loading={busy}>
          {t('settings.apply')}
        </Button>{' '}
        <span role="status">{note}</span>
      </Form>
    </section>
  );
}
