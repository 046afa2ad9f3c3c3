import { busiestHours } from '../../src-shared/domain/insight/usual.ts';
import { watched, type Watched } from '../app/watched.ts';
import type { HistoryClient } from '../history/client.ts';
import type { StationUsual } from '../history/usual.ts';

/** What is usual at this time of this weekday. */
export interface Usual {
  readonly byStation: ReadonlyMap<string, StationUsual>;
  /** Of all stations together, the hours of most visits; null: not known. */
  readonly busiest: readonly [from: number, to: number] | null;
}

/** It moves with the minutes of the day. */
const EVERY_MS = 60_000;
/** What a start waits for comes first. */
const FIRST_MS = 2_000;

const NOTHING_USUAL: Usual = { byStation: new Map(), busiest: null };

/** Asks the history's worker once a minute, for as long as the window lives. */
export function followUsual(history: Pick<HistoryClient, 'usual'>): Watched<Usual> {
  const usual = watched(NOTHING_USUAL);
  const ask = async (): Promise<void> => {
    try {
      usual.set(usualOf(await history.usual()));
    } catch {
      // Told by the notice of the history; what was usual a minute ago is usual now.
    }
  };
  setTimeout(() => void ask(), FIRST_MS);
  setInterval(() => void ask(), EVERY_MS);
  return usual;
}

function usualOf(stations: readonly StationUsual[]): Usual {
  const hours = stations.flatMap(({ byHour }) => (byHour === null ? [] : [byHour]));
  const sums = hours[0]?.map((_, hour) => hours.reduce((sum, byHour) => sum + (byHour[hour] ?? 0), 0)) ?? [];
  return {
    byStation: new Map(stations.map((usual) => [usual.station, usual])),
    busiest: busiestHours(sums),
  };
}

/** Like with like: today's visits and the usual ones of those stations whose usual ones are known. */
export function usualTotal({
  byStation,
}: Usual): { readonly visits: number; readonly stations: number } | null {
  const known = [...byStation.values()].flatMap(({ visits }) => visits ?? []);
  if (known.length === 0) return null;
  return { visits: known.reduce((sum, visits) => sum + visits, 0), stations: known.length };
}
