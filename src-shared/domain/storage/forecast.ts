const DAY_MS = 86_400_000;

/** Something that is kept, and grows. */
export interface Growing {
  readonly bytesPerDay: number;
  /** When the oldest of it is from, epoch ms; null: there is none yet. */
  readonly oldestMs: number | null;
  /** Days after which it goes; null: it is kept for good. */
  readonly keepDays: number | null;
}

export interface Forecast {
  /** Until the room is used up, whole days; null: never, for what goes makes room for what comes. */
  readonly fullInDays: number | null;
  /** What is still to be added until everything is as old as it may be, bytes; null: it grows for good. */
  readonly growthBytes: number | null;
}

/** How many days a kind still grows: once its oldest goes, a day goes for each that comes. */
function growingDays({ oldestMs, keepDays }: Growing, nowMs: number): number {
  if (keepDays === null) return Infinity;
  const ageDays = oldestMs === null ? 0 : Math.max(0, (nowMs - oldestMs) / DAY_MS);
  return Math.max(0, keepDays - ageDays);
}

/** How the room goes if every day is like those that were measured. `roomBytes` is what is free for it now. */
export function forecast(kinds: readonly Growing[], roomBytes: number, nowMs: number): Forecast {
  const growing = kinds
    .map((kind) => ({ perDay: Math.max(0, kind.bytesPerDay), days: growingDays(kind, nowMs) }))
    .filter(({ perDay, days }) => perDay > 0 && days > 0)
    .sort((a, b) => a.days - b.days);
  const growth = growing.reduce((sum, { perDay, days }) => sum + perDay * days, 0);
  const growthBytes = Number.isFinite(growth) ? growth : null;
  let left = Math.max(0, roomBytes);
  let perDay = growing.reduce((sum, kind) => sum + kind.perDay, 0);
  let day = 0;
  for (const kind of growing) {
    const needed = perDay * (kind.days - day);
    if (needed >= left) return { fullInDays: Math.floor(day + left / perDay), growthBytes };
    left -= needed;
    day = kind.days;
    perDay -= kind.perDay;
  }
  return { fullInDays: null, growthBytes };
}
