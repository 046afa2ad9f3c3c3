import { useContext, useMemo } from 'react';
import { nextRun } from '../../../../src-shared/domain/schedule/plan.ts';
import type { LightSchedule, LitStation } from '../../../../src-shared/domain/schedule/schedule.ts';
import type { Place } from '../../../../src-shared/domain/schedule/sun.ts';
import { TickerContext } from '../../../components/ticker.ts';
import { useAtSecond } from '../../../components/use-at-second.ts';
import { formatShortTime, formatWhen } from '../../../text/format.ts';
import { operatorName } from '../../../text/labels.ts';
import { useText } from '../../../text/use-text.ts';

interface NextRunProps {
  readonly schedule: LightSchedule;
  readonly stations: readonly LitStation[];
  readonly place: Place;
}

const MINUTE_MS = 60_000;

/** When it comes next, also before it is saved; and who made it. */
export function NextRun({ schedule, stations, place }: NextRunProps) {
  const { t } = useText();
  const ticker = useContext(TickerContext);
  const minute = Number(useAtSecond((nowMs) => String(Math.floor(nowMs / MINUTE_MS))));
  const next = useMemo(
    () => nextRun(schedule, stations, place, minute * MINUTE_MS),
    [schedule, stations, place, minute],
  );
  return (
    <span className="schedules-next" data-next-ms={schedule.enabled ? (next?.atMs ?? '') : ''}>
      {!schedule.enabled && t('schedules.off')}
      {schedule.enabled && next === null && t('schedules.never')}
      {schedule.enabled &&
        next !== null &&
        t(next.lastMs - next.atMs < MINUTE_MS ? 'schedules.nextAt' : 'schedules.nextBetween', {
          time: formatWhen(next.atMs, ticker.now(), next.timezone ?? undefined),
          last: formatShortTime(next.lastMs, next.timezone ?? undefined),
          n: next.lights,
        })}
      {schedule.by !== '' && (
        <span className="schedules-faint"> {t('schedules.by', { by: operatorName(schedule.by) })}</span>
      )}
    </span>
  );
}
