import { InputNumber, Select, TimePicker } from 'antd';
import dayjs from 'dayjs';
import { OFFSET_MOST_MIN } from '../../../../src-shared/contract/schedules.ts';
import type { LightSchedule, Moment } from '../../../../src-shared/domain/schedule/schedule.ts';
import { useText } from '../../../text/use-text.ts';

interface MomentFieldsProps {
  readonly schedule: LightSchedule;
  readonly onChange: (schedule: LightSchedule) => void;
}

const KINDS = ['sunset', 'sunrise', 'clock'] as const;
/** An hour at which everybody would know that nothing was chosen yet. */
const FIRST_CLOCK: Moment = { kind: 'clock', minute: 18 * 60 };

const firstOf = (kind: Moment['kind']): Moment => (kind === 'clock' ? FIRST_CLOCK : { kind, offsetMin: 0 });

/** At an hour of the station's clock, or by the sun. */
export function MomentFields({ schedule, onChange }: MomentFieldsProps) {
  const { t } = useText();
  const { at } = schedule;
  return (
    <span className="schedules-fields">
      <Select<Moment['kind']>
        className="schedules-kind"
        aria-label={t('schedules.at')}
        value={at.kind}
        options={KINDS.map((value) => ({ value, label: t(`schedules.kinds.${value}`) }))}
        onChange={(kind) => onChange({ ...schedule, at: firstOf(kind) })}
      />
      {at.kind === 'clock' ? (
        <TimePicker
          className="schedules-clock"
          aria-label={t('schedules.kinds.clock')}
          format="HH:mm"
          allowClear={false}
          needConfirm={false}
          value={dayjs().startOf('day').minute(at.minute)}
          onChange={(time: dayjs.Dayjs | null) => {
            if (time !== null)
              onChange({ ...schedule, at: { kind: 'clock', minute: time.hour() * 60 + time.minute() } });
          }}
        />
      ) : (
        <InputNumber<number>
          className="schedules-offset"
          aria-label={t('schedules.offset')}
          title={t('schedules.offset')}
          min={-OFFSET_MOST_MIN}
          max={OFFSET_MOST_MIN}
          precision={0}
          suffix={t('schedules.minutes')}
          formatter={(value) => (Number(value) > 0 ? `+${String(value)}` : String(value))}
          value={at.offsetMin}
          onChange={(offsetMin) =>
            onChange({ ...schedule, at: { kind: at.kind, offsetMin: offsetMin ?? 0 } })
          }
        />
      )}
    </span>
  );
}
