import { localDay } from '../../../../src-shared/domain/local-time.ts';
import { timeTicks } from '../../../charts/time-ticks.ts';
import { formatShortTime } from '../../../text/format.ts';

interface Tick {
  readonly atMs: number;
  readonly label: string;
}

const DAY_MS = 86_400_000;

/** Clock times within a day or so, dates ("11-23") at midnight of the zone where there is more. */
export function dayTicks(fromMs: number, toMs: number, zone: string): readonly Tick[] {
  if (toMs - fromMs <= 1.5 * DAY_MS)
    return timeTicks(fromMs, toMs, zone).map((atMs) => ({ atMs, label: formatShortTime(atMs, zone) }));
  const ticks: Tick[] = [];
  let day = localDay(fromMs, zone);
  while (day.startMs < toMs) {
    if (day.startMs >= fromMs) ticks.push({ atMs: day.startMs, label: day.key.slice(5) });
    day = localDay(day.endMs, zone);
  }
  return ticks;
}
