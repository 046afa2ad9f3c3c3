/**
 * Amounts by UTC quarter of an hour. Every zone's midnight falls on such a quarter, so the sum of a station's own day
 * is right whenever its zone becomes known. Ascending `[quarter, amount]`; amounts are whole numbers, so that the
 * order of adding does not matter.
 */
export type Quarters = readonly (readonly [quarter: number, amount: number])[];

const QUARTER_MS = 15 * 60_000;

/** 52 h of quarters with something in them: the longest own day (25 h) and one before it, in any zone. */
const MAX_QUARTERS = 208;

export function addToQuarter(quarters: Quarters, atMs: number, amount: number): Quarters {
  if (amount === 0) return quarters;
  const quarter = Math.floor(atMs / QUARTER_MS);
  let index = quarters.length;
  while (index > 0 && (quarters[index - 1]?.[0] ?? 0) > quarter) index -= 1;
  const next = quarters.slice();
  const same = quarters[index - 1];
  if (same?.[0] === quarter) next[index - 1] = [quarter, same[1] + amount];
  else next.splice(index, 0, [quarter, amount]);
  // Bounded by number and not by age: one wrong clock in the far future cannot push out the present.
  return next.length > MAX_QUARTERS ? next.slice(-MAX_QUARTERS) : next;
}

/** The sum over `[fromMs, toMs)`; both on a quarter, as the bounds of a local day are. */
export function sumQuarters(quarters: Quarters, fromMs: number, toMs: number): number {
  let sum = 0;
  for (let index = quarters.length - 1; index >= 0; index -= 1) {
    const entry = quarters[index];
    if (entry === undefined || entry[0] * QUARTER_MS < fromMs) break;
    if (entry[0] * QUARTER_MS < toMs) sum += entry[1];
  }
  return sum;
}
