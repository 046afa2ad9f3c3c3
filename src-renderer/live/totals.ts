import type { StationSummary } from '../../src-shared/domain/station-view.ts';

/** Sums over all stations. Offline stations add no people and no power: what they have now is unknown. */
export interface Totals {
  readonly stations: number;
  readonly online: number;
  readonly inside: number;
  readonly visitsToday: number;
  readonly powerW: number;
  readonly energyTodayKwh: number;
}

export function totalsOf(stations: Iterable<StationSummary>): Totals {
  const sum = { stations: 0, online: 0, inside: 0, visitsToday: 0, powerW: 0, energyTodayKwh: 0 };
  for (const station of stations) {
    sum.stations += 1;
    sum.visitsToday += station.visitsToday;
    sum.energyTodayKwh += station.energyTodayKwh ?? 0;
    if (station.state === 'online') sum.online += 1;
    if (station.state === 'offline') continue;
    sum.inside += station.inside ?? 0;
    sum.powerW += station.powerW ?? 0;
  }
  return sum;
}
