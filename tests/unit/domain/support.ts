import type { StationEvent } from '../../../src-shared/domain/event.ts';
import type { StationSummary } from '../../../src-shared/domain/station-view.ts';
import { emptyStation, reduceStation, type StationState } from '../../../src-shared/domain/station.ts';
import { summarise, type ViewContext } from '../../../src-shared/domain/summary.ts';
import { NOON_MS, STATION } from '../../builders/events.ts';

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;

export function after(...events: readonly StationEvent[]): StationState {
  return events.reduce(reduceStation, emptyStation(STATION));
}

export function context(fields: Partial<ViewContext> = {}): ViewContext {
  const nowMs = fields.nowMs ?? NOON_MS;
  return {
    nowMs,
    staleAfterMs: MINUTE,
    lastHeardMs: nowMs,
    origin: 'live',
    startedMs: 0,
    openEnergyKwh: 0,
    ...fields,
  };
}

/** What the tile shows after these events. */
export function tile(events: readonly StationEvent[], fields: Partial<ViewContext> = {}): StationSummary {
  return summarise(after(...events), context(fields));
}
