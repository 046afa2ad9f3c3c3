/** A value a bin; null is a gap. */
export type Values = readonly (number | null)[];

/**
 * Which values to draw in so many pixels, ascending: of each pixel's bins the least and the greatest, so that no peak is
 * lost and a year draws as fast as an hour. A pixel without any value answers one gap, at which a line breaks.
 * At most two a pixel; all of them where there are no more than that.
 */
export function minMaxOf(values: Values, pixels: number): number[] {
  const count = values.length;
  if (count <= 2 * pixels) return values.map((_, index) => index);
  const drawn: number[] = [];
  for (let pixel = 0; pixel < pixels; pixel += 1) {
    const from = Math.floor((pixel * count) / pixels);
    const to = Math.floor(((pixel + 1) * count) / pixels);
    const [first, second] = extremesOf(values, from, to);
    drawn.push(first);
    if (second !== first) drawn.push(second);
  }
  return drawn;
}

/** The places of the least and the greatest in `[from, to)`, in order; both `from` where there is no value. */
function extremesOf(values: Values, from: number, to: number): [number, number] {
  let least = -1;
  let greatest = -1;
  for (let index = from; index < to; index += 1) {
    const value = values[index] ?? null;
    if (value === null) continue;
    if (least < 0 || value < (values[least] ?? value)) least = index;
    if (greatest < 0 || value > (values[greatest] ?? value)) greatest = index;
  }
  if (least < 0) return [from, from];
  return least < greatest ? [least, greatest] : [greatest, least];
}
