import { Checkbox, Select, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Rule, Schedule } from '../../../../src-shared/domain/alarm/rules/rule.ts';

interface ScheduleFieldsProps {
  readonly rule: Rule;
  readonly onChange: (rule: Rule) => void;
}

/** As the text has them, by the number of the day. */
const NAMES = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;
/** Monday first, as the week is worked. */
const DAYS = [1, 2, 3, 4, 5, 6, 0] as const;
/** The night, which is what a schedule is for. */
const USUAL: Schedule = { days: [...DAYS], fromMinute: 22 * 60, toMinute: 6 * 60 };
const STEP_MINUTES = 15;
const QUARTERS = Array.from({ length: (24 * 60) / STEP_MINUTES }, (_, at) => at * STEP_MINUTES);

const clockOf = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** Always, or on which days from when to when by the station's own clock. */
export function ScheduleFields({ rule, onChange }: ScheduleFieldsProps) {
  const { t } = useTranslation();
  const { schedule } = rule;
  const change = (part: Partial<Schedule>): void =>
    onChange({ ...rule, schedule: { ...(schedule ?? USUAL), ...part } });
  return (
    <div className="rule-fields">
      <label className="rule-field">
        <span>{t('alarmRules.schedule.only')}</span>
        <Switch
          checked={schedule !== null}
          onChange={(isOn) => onChange({ ...rule, schedule: isOn ? USUAL : null })}
        />
      </label>
      {schedule !== null && (
        <>
          <Checkbox.Group<number>
            aria-label={t('alarmRules.schedule.days')}
            value={[...schedule.days]}
            options={DAYS.map((day) => ({ value: day, label: t(`alarmRules.schedule.day.${NAMES[day]}`) }))}
            onChange={(days) => change({ days })}
          />
          <Clock
            label={t('alarmRules.schedule.from')}
            minute={schedule.fromMinute}
            onChange={(fromMinute) => change({ fromMinute })}
          />
          <Clock
            label={t('alarmRules.schedule.to')}
            minute={schedule.toMinute}
            onChange={(toMinute) => change({ toMinute })}
          />
          <span className="rules-hint">{t(spanKey(schedule))}</span>
        </>
      )}
    </div>
  );
}

function spanKey({ fromMinute, toMinute }: Schedule) {
  if (fromMinute === toMinute) return 'alarmRules.schedule.wholeDay';
  return toMinute < fromMinute ? 'alarmRules.schedule.overMidnight' : 'alarmRules.schedule.stationTime';
}

interface ClockProps {
  readonly label: string;
  readonly minute: number;
  readonly onChange: (minute: number) => void;
}

/** Quarters of an hour; a minute between, from a file, is kept until another is chosen. */
function Clock({ label, minute, onChange }: ClockProps) {
  const minutes = QUARTERS.includes(minute) ? QUARTERS : [...QUARTERS, minute].sort((a, b) => a - b);
  return (
    <label className="rule-field">
      <span>{label}</span>
      <Select<number>
        className="rule-clock"
        aria-label={label}
        showSearch={{ optionFilterProp: 'label' }}
        value={minute}
        options={minutes.map((value) => ({ value, label: clockOf(value) }))}
        onChange={onChange}
      />
    </label>
  );
}
