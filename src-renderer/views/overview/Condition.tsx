import { assertNever } from '../../../src-shared/domain/assert-never.ts';
import { PriorityMark } from '../../components/PriorityMark.tsx';
import { StateMark } from '../../components/StateMark.tsx';
import { WhyLink } from '../../components/WhyLink.tsx';
import { devicesHref } from '../../app/route.ts';
import { useStation } from '../../live/hooks.ts';
import { LiveText } from '../../live/LiveText.tsx';
import { condition, conditionMark } from './fields.ts';

/** What is most wrong with a station, by shape and word. */
export function Condition({ station }: { readonly station: string }) {
  const mark = useStation(station, (summary) => (summary === undefined ? 'unknown' : conditionMark(summary)));
  const isGrey = useStation(station, (summary) => summary !== undefined && summary.state !== 'online');
  const waits = useStation(station, (summary) => (summary?.unacknowledgedAlarms ?? 0) > 0);
  return (
    <span className={`condition condition-${mark}`}>
      <Mark mark={mark} waits={waits} />
      <LiveText className="condition-text" station={station} field={condition} />
      {isGrey && <WhyLink href={devicesHref('why', station)} />}
    </span>
  );
}

function Mark({ mark, waits }: { readonly mark: ReturnType<typeof conditionMark>; readonly waits: boolean }) {
  switch (mark) {
    case 'critical':
    case 'high':
    case 'medium':
    case 'low':
      return <PriorityMark priority={mark} unacknowledged={waits} />;
    case 'online':
    case 'offline':
    case 'stale':
    case 'unknown':
      return <StateMark state={mark} />;
    default:
      return assertNever(mark);
  }
}
