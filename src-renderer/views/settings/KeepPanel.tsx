import { Form, InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import { useServices } from '../../app/services.ts';
import { SavingForm, type SettingsPanel } from './SavingForm.tsx';

/** As the contract of the settings has them. */
const FIELDS = [
  { name: 'staleAfterS', label: 'settings.staleAfter', unit: 'settings.seconds', min: 10, max: 86_400 },
  { name: 'keepEventsDays', label: 'settings.keepEvents', unit: 'settings.days', min: 1, max: 3_660 },
  { name: 'keepMinutesDays', label: 'settings.keepMinutes', unit: 'settings.days', min: 1, max: 3_660 },
  { name: 'dayBeginsAtHour', label: 'settings.dayBegins', unit: 'settings.oClock', min: 0, max: 23 },
  { name: 'lockAfterMin', label: 'settings.lockAfter', unit: 'settings.minutes', min: 1, max: 720 },
] as const;

/** When silence counts, and how long what is kept. */
export function KeepPanel(props: SettingsPanel) {
  const { t } = useTranslation();
  const { history } = useServices();
  return (
    <SavingForm {...props} title={t('settings.keep')} afterwards={history.retain}>
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
