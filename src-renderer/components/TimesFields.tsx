import { Checkbox, Select } from 'antd';
import type { Times } from '../../src-shared/domain/alarm/rules/rule.ts';
import { useText } from '../text/use-text.ts';
import './times.css';

interface TimesFieldsProps {
  /** What the times are of, for those who do not see where they stand. */
  readonly label: string;
  readonly value: Times;
  readonly onChange: (times: Times) => void;
}

/** As the text has them, by the number of the day. */
const NAMES = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;
/** Monday first, as the week is worked. */
const DAYS = [1, 2, 3, 4, 5, 6, 0] as const;
const STEP_MINUTES = 15;
const QUARTERS = Array.from({ length: (24 * 60) / STEP_MINUTES }, (_, at) => at * STEP_MINUTES);

const clockOf = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** On which days, from when to when, by the station's own clock. */
export function TimesFields({ label, value, onChange }: TimesFieldsProps) {
  const { t } = useText();
  const change = (part: Partial<Times>): void => onChange({ ...value, ...part });
  return (
    <span className="times" role="group" aria-label={label}>
      <Checkbox.Group<number>
        aria-label={t('words.times.days')}
        value={[...value.days]}
        options={DAYS.map((day) => ({ value: day, label: t(`words.times.day.${NAMES[day]}`) }))}
        onChange={(days) => change({ days })}
      />
      <Clock
        label={t('words.times.from')}
        minute={value.fromMinute}
        onChange={(fromMinute) => change({ fromMinute })}
      />
      <Clock
        label={t('words.times.to')}
        minute={value.toMinute}
        onChange={(toMinute) => change({ toMinute })}
      />
      <span className="times-hint">{t(spanKey(value))}</span>
    </span>
  );
}

function spanKey({ fromMinute, toMinute }: Times) {
  if (fromMinute === toMinute) return 'words.times.wholeDay';
  return toMinute < fromMinute ? 'words.times.overMidnight' : 'words.times.stationTime';
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
    <label className="times-clock">
      <span>{label}</span>
      <Select<number>
        className="times-select"
        aria-label={label}
        showSearch={{ optionFilterProp: 'label' }}
        value={minute}
        options={minutes.map((value) => ({ value, label: clockOf(value) }))}
        onChange={onChange}
      />
    </label>
  );
}
