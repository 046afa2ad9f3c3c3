import { mainMeters } from '../../power-view.ts';
import type { StationState } from '../../station.ts';
import type { Times } from './rule.ts';
import { ratedW } from './station-input.ts';

/** What a station is and has, as far as a rule goes by it. */
export interface StationFacts {
  readonly station: string;
  /** IANA. */
  readonly timezone: string | null;
  readonly workingHours: Times;
  readonly capacity: number | null;
  /** Of all listed devices together, W. */
  readonly ratedW: number | null;
  readonly mainMeters: readonly string[];
  readonly appliances: readonly { readonly device: string; readonly meter: string }[];
  /** That told a temperature. */
  readonly sensors: readonly string[];
}

export function factsOf(state: StationState, workingHours: Times): StationFacts {
  const info = state.about?.info;
  return {
    station: state.id,
    timezone: info?.timezone ?? null,
    workingHours,
    capacity: info?.capacity ?? null,
    ratedW: ratedW(state),
    mainMeters: mainMeters(state),
    appliances: (info?.devices ?? [])
      .filter(({ kind }) => kind === 'appliance')
      .map(({ device, meter }) => ({ device, meter: meter ?? device })),
    sensors: Object.entries(state.readings.sensors).flatMap(([name, { celsius }]) =>
      celsius === null ? [] : [name],
    ),
  };
}
