import { DeleteOutlined } from '@ant-design/icons';
import { Button, Form } from 'antd';
import type { Times } from '../../../src-shared/domain/alarm/rules/rule.ts';
import { DEFAULT_WORKING_HOURS } from '../../../src-shared/domain/alarm/rules/working-hours.ts';
import { Choice } from '../../components/Choice.tsx';
import { TimesFields } from '../../components/TimesFields.tsx';
import { usePlaced } from '../../live/hooks.ts';
import { stationName } from '../../text/labels.ts';
import { SavingForm, type SettingsPanel } from './SavingForm.tsx';
import { useText } from '../../text/use-text.ts';

/** When the stations' own people are at work, for the rules that go by it; some stations may have hours of their own. */
export function HoursPanel(props: SettingsPanel) {
  const { t } = useText();
  return (
    <SavingForm {...props} title={t('settings.hours')}>
      <p className="settings-hint">{t('settings.hoursText')}</p>
      <Form.Item name={['workingHours', 'usual']} label={t('settings.hoursUsual')}>
        <UsualHours />
      </Form.Item>
      <Form.Item name={['workingHours', 'stations']} label={t('settings.hoursOwn')}>
        <OwnHours />
      </Form.Item>
    </SavingForm>
  );
}

/** The form hands both in. */
interface Held<Value> {
  readonly value?: Value;
  readonly onChange?: (value: Value) => void;
}

function UsualHours({ value = DEFAULT_WORKING_HOURS.usual, onChange }: Held<Times>) {
  const { t } = useText();
  return (
    <TimesFields label={t('settings.hoursUsual')} value={value} onChange={(times) => onChange?.(times)} />
  );
}

function OwnHours({ value = {}, onChange }: Held<Readonly<Record<string, Times>>>) {
  const { t, language } = useText();
  const stations = usePlaced();
  const names = new Map(stations.map((station) => [station.id, stationName(station, language)]));
  const nameOf = (id: string): string => names.get(id) ?? id;
  const others = stations.filter(({ id }) => !Object.hasOwn(value, id));
  return (
    <div className="own-hours">
      {Object.entries(value).map(([id, times]) => (
        <div key={id} className="own-hours-row" data-hours-of={id}>
          <b>{nameOf(id)}</b>
          <TimesFields
            label={nameOf(id)}
            value={times}
            onChange={(next) => onChange?.({ ...value, [id]: next })}
          />
          <Button
            type="text"
            icon={<DeleteOutlined />}
            title={t('settings.hoursRemove')}
            aria-label={`${nameOf(id)}: ${t('settings.hoursRemove')}`}
            onClick={() =>
              onChange?.(Object.fromEntries(Object.entries(value).filter(([key]) => key !== id)))
            }
          />
        </div>
      ))}
      <Choice
        className="own-hours-add"
        label={t('settings.hoursAdd')}
        isSearched
        value={null}
        options={others.map(({ id }) => ({ value: id, label: nameOf(id) }))}
        onChange={(id) => {
          if (id !== null) onChange?.({ ...value, [id]: DEFAULT_WORKING_HOURS.usual });
        }}
      />
    </div>
  );
}
