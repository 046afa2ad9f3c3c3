import { Segmented } from 'antd';
import type { Rule, Schedule, Times } from '../../../../src-shared/domain/alarm/rules/rule.ts';
import { TimesFields } from '../../../components/TimesFields.tsx';
import { settingsHref } from '../../../app/route.ts';
import { useText } from '../../../text/use-text.ts';

interface ScheduleFieldsProps {
  readonly rule: Rule;
  readonly onChange: (rule: Rule) => void;
}

const KINDS = ['always', 'times', 'outside', 'within'] as const;
type ScheduleKind = (typeof KINDS)[number];

/** The night, which is what times are for. */
const USUAL: Times = { days: [0, 1, 2, 3, 4, 5, 6], fromMinute: 22 * 60, toMinute: 6 * 60 };

/** Always, at certain times, or by the working hours of each station. */
export function ScheduleFields({ rule, onChange }: ScheduleFieldsProps) {
  const { t } = useText();
  const { schedule } = rule;
  const kind = kindOf(schedule);
  return (
    <div className="rule-fields">
      <Segmented<ScheduleKind>
        aria-label={t('alarmRules.schedule.label')}
        value={kind}
        options={KINDS.map((value) => ({ value, label: t(`alarmRules.schedule.${value}`) }))}
        onChange={(wanted) => onChange({ ...rule, schedule: scheduleOf(wanted) })}
      />
      {schedule !== null && 'days' in schedule && (
        <TimesFields
          label={t('alarmRules.schedule.times')}
          value={schedule}
          onChange={(times) => onChange({ ...rule, schedule: times })}
        />
      )}
      {(kind === 'outside' || kind === 'within') && (
        <a className="rules-hint" href={settingsHref('general')}>
          {t('alarmRules.schedule.setHours')}
        </a>
      )}
    </div>
  );
}

function kindOf(schedule: Schedule | null): ScheduleKind {
  if (schedule === null) return 'always';
  return 'hours' in schedule ? schedule.hours : 'times';
}

function scheduleOf(kind: ScheduleKind): Schedule | null {
  if (kind === 'always') return null;
  return kind === 'times' ? USUAL : { hours: kind };
}
