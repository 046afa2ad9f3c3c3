/** One measure that is not what it was, at one station: of a day, or of what belongs to no day. */
export interface FigureChange {
  readonly station: string;
  readonly day: string;
  /** A figure of the report, or one by name within it: `visits`, `byGroup/courier`, `appliances/oven/kwh`. */
  readonly measure: string;
  /** Null: nothing told it, or the day was not there. */
  readonly before: number | null;
  readonly after: number | null;
}

/** A month as it was closed: a version is never changed, a correction makes the next. */
export interface ClosedMonth {
  /** "2026-10". */
  readonly month: string;
  /** Grows by one from 1. */
  readonly version: number;
  readonly at: string;
  /** `wang@control-1`. */
  readonly by: string;
  /** What is other than in the version before, as far as it is listed; `changed` counts it whole. */
  readonly changes: readonly FigureChange[];
  readonly changed: number;
}

/** As people call it: "2026-10/1". */
export const closedName = ({ month, version }: Pick<ClosedMonth, 'month' | 'version'>): string =>
  `${month}/${String(version)}`;

/** Listed one by one; more than these is a month that was counted anew, and the number says so. */
export const CHANGES_LISTED = 5_000;
