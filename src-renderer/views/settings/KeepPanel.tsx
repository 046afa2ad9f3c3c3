import { Form, InputNumber } from 'antd';
import { SavingForm, type SettingsPanel } from './SavingForm.tsx';
import { useText } from '../../text/use-text.ts';

/** As the contract of the settings has them. */
const FIELDS = [
  { name: 'staleAfterS', label: 'settings.staleAfter', unit: 'settings.seconds', min: 10, max: 86_400 },
  { name: 'dayBeginsAtHour', label: 'settings.dayBegins', unit: 'settings.oClock', min: 0, max: 23 },
  { name: 'lockAfterMin', label: 'settings.lockAfter', unit: 'settings.minutes', min: 1, max: 720 },
] as const;

/** When silence counts, when a day begins, and when a session is locked. */
export function KeepPanel(props: SettingsPanel) {
  const { t } = useText();
  return (
    <SavingForm {...props} title={t('settings.keep')}>
      {FIELDS.map(({ name, label, unit, min, max }) => (
        <Form.Item
          key={name}
          name={name}
          label={t(label)}
          rules={[{ required: true, type: 'integer', min, max, message: t('settings.range', { min, max }) }]}
        >
          <InputNumber<number> className="settings-number" suffix={t(unit)} />
        </Form.Item>
      ))}
    </SavingForm>
  );
}
