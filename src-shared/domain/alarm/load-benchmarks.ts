import type { AlarmLoad } from './load.ts';
import { FLOOD_ABOVE } from './load-windows.ts';

/** How a figure stands against its benchmark. Null: there is nothing to judge. */
export type Verdict = 'acceptable' | 'manageable' | 'exceeded';

export type JudgedFigure = 'perTenMinutes' | 'peak' | 'floodShare' | 'standing' | 'stale' | 'chattering';

interface Benchmark {
  /** Up to and with it: acceptable. */
  readonly acceptable: number;
  /** Up to and with it: manageable; equal to `acceptable` where the source knows nothing between. */
  readonly manageable: number;
}

/**
 * EEMUA 191: on average one alarm in ten minutes is acceptable and two manageable, more than ten are a flood, and fewer
 * than five may stand. ISA-18.2: in flood for less than 1 % of the time, fewer than five stale, none chattering.
 */
export const BENCHMARKS: Readonly<Record<JudgedFigure, Benchmark>> = {
  perTenMinutes: { acceptable: 1, manageable: 2 },
  peak: { acceptable: FLOOD_ABOVE, manageable: FLOOD_ABOVE },
  floodShare: { acceptable: 0.01, manageable: 0.01 },
  standing: { acceptable: 4, manageable: 4 },
  stale: { acceptable: 4, manageable: 4 },
  chattering: { acceptable: 0, manageable: 0 },
};

function valueOf(load: AlarmLoad, figure: JudgedFigure): number | null {
  if (figure === 'peak') return load.peak?.count ?? 0;
  return figure === 'chattering' ? load.chattering.length : load[figure];
}

export function verdictOf(load: AlarmLoad, figure: JudgedFigure): Verdict | null {
  const value = valueOf(load, figure);
  if (value === null || load.toMs <= load.fromMs) return null;
  const { acceptable, manageable } = BENCHMARKS[figure];
  if (value <= acceptable) return 'acceptable';
  return value <= manageable ? 'manageable' : 'exceeded';
}
