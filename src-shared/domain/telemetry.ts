import type { Telemetry } from './event.ts';
import { reduceSample } from './readings.ts';
import { draftOf, type StationState } from './station.ts';

/**
 * The newest readings, as a tile shows them. Not journalled: after a restart the last journalled minute stands in for them.
 * A sample that is older than what is known changes nothing, and answers the same state.
 */
export function observeTelemetry(state: StationState, sample: Telemetry): StationState {
  const readings = reduceSample(state.readings, sample);
  const newestMs = Math.max(state.newestMs ?? sample.atMs, sample.atMs);
  if (readings === state.readings && newestMs === state.newestMs) return state;
  const draft = draftOf(state);
  draft.readings = readings;
  draft.newestMs = newestMs;
  return draft;
}
