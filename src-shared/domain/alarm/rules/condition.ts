/** What a rule sees of one thing: a door, a sensor, an appliance, or the station itself. */
export interface Measure {
  /** Which of several; empty where there is but one. */
  readonly subject: string;
  /** Null: unknown. For kinds that are so or not so: 1 or 0. */
  readonly value: number | null;
  readonly limit: number;
  readonly deadband: number;
  readonly side: 'above' | 'below';
  /** The station's time of the value, or where it is known of the condition's beginning, epoch ms. */
  readonly atMs: number;
  /** What the value is to be read against: the capacity, what is rated, how many people; null where there is nothing. */
  readonly base: number | null;
}

/**
 * Whether the condition holds; null where that is unknown. Once it holds, the value must come back by more than the deadband: one
 * that trembles by less never changes it.
 */
export function conditionOf({ value, limit, deadband, side }: Measure, before: boolean): boolean | null {
  if (value === null || Number.isNaN(value)) return null;
  return isBeyond(side, value, limit, before ? deadband : 0);
}

export function isBeyond(side: Measure['side'], value: number, limit: number, backBy: number): boolean {
  return side === 'above' ? value > limit - backBy : value < limit + backBy;
}
