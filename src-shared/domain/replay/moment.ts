import type { StationEvent } from '../event.ts';
import type { AlarmView } from '../alarm/alarm-view.ts';
import { isOfStation, reduceStation, type StationState } from '../station.ts';
import type { StationDetail, StationSummary } from '../station-view.ts';
import { alarmViews, detail, summarise, type ViewContext } from '../summary.ts';

/** All stations as they were: the states, and when each was last heard, epoch ms. */
export interface Moment {
  /** What happened before it is in, epoch ms. */
  readonly untilMs: number;
  readonly states: ReadonlyMap<string, StationState>;
  readonly heardMs: ReadonlyMap<string, number>;
}

/**
 * The moment after more events, by the engine's own reducers. Events are taken where they happened, not where they
 * arrived: what came late is in its place. Events of stations that the moment does not hold are passed over.
 */
export function momentAfter(before: Moment, events: readonly StationEvent[], untilMs: number): Moment {
  const states = new Map(before.states);
  const heardMs = new Map(before.heardMs);
  for (const event of events) {
    const state = states.get(event.station);
    if (state === undefined) continue;
    states.set(event.station, reduceStation(state, event));
    const atMs = heardAt(event, untilMs);
    if (atMs !== null) heardMs.set(event.station, Math.max(heardMs.get(event.station) ?? atMs, atMs));
  }
  return { untilMs, states, heardMs };
}

/** When the event made the station heard; null where it did not. A minute of people alone the console made by itself. */
function heardAt(event: StationEvent, untilMs: number): number | null {
  if (event.retained || !isOfStation(event)) return null;
  if (event.kind === 'minute' && Object.keys(event.signals).every((signal) => signal === 'inside'))
    return null;
  return event.timing === 'late' ? event.atMs : Math.min(event.arrivedMs, untilMs - 1);
}

interface Look {
  readonly atMs: number;
  readonly staleAfterMs: number;
  /** From when on anything is known, epoch ms. */
  readonly knownFromMs: number;
}

function contextOf({ heardMs }: Moment, station: string, look: Look): ViewContext {
  return {
    nowMs: look.atMs,
    staleAfterMs: look.staleAfterMs,
    lastHeardMs: heardMs.get(station) ?? look.knownFromMs,
    origin: 'live',
    startedMs: look.knownFromMs,
    // A minute that is not over has not been counted yet: the history knows whole minutes only.
    openEnergyKwh: 0,
  };
}

export const summariesAt = (moment: Moment, look: Look): StationSummary[] =>
  [...moment.states.values()].map((state) => summarise(state, contextOf(moment, state.id, look)));

/** Null: the moment does not hold the station. */
export function detailAt(
  moment: Moment,
  station: string,
  look: Look,
): { readonly detail: StationDetail; readonly alarms: readonly AlarmView[] } | null {
  const state = moment.states.get(station);
  if (state === undefined) return null;
  return { detail: detail(state, contextOf(moment, station, look)), alarms: alarmViews(state, look.atMs) };
}
