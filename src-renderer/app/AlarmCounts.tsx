import { useMemo } from 'react';
import { PriorityMark } from '../components/PriorityMark.tsx';
import { countUnacknowledged, PRIORITIES } from '../live/alarm-order.ts';
import { useAlarms } from '../live/hooks.ts';
import { hrefOf } from './route.ts';
import { useText } from '../text/use-text.ts';

/** Unacknowledged alarms by priority: shape, colour and number. */
export function AlarmCounts() {
  const { t } = useText();
  const alarms = useAlarms();
  const counts = useMemo(() => countUnacknowledged(alarms), [alarms]);
  return (
    <nav className="counts" aria-label={t('frame.counts.label')}>
      {PRIORITIES.map((priority) => {
        const label = t('frame.counts.of', {
          alarm: t(`words.alarmOf.${priority}`),
          n: counts[priority],
        });
        return (
          <a
            key={priority}
            data-count={priority}
            className={counts[priority] === 0 ? 'count none' : 'count'}
            href={hrefOf('alarms')}
            aria-label={label}
            title={label}
          >
            <PriorityMark priority={priority} />
            {counts[priority]}
          </a>
        );
      })}
    </nav>
  );
}
