/** Size of a spark line's own coordinates; it is stretched to its place. */
export const SPARK_WIDTH = 120;
export const SPARK_HEIGHT = 32;

/** Room for the stroke above and below. */
const MARGIN = 2;

/** The least full scale: one person more or less in an empty station is no mountain. */
const LEAST_FULL = 5;

/**
 * An SVG path of people inside over the last hour. A step without data is a hole in the line, never a straight
 * line over it; a lone step is a dot.
 */
export function sparkPath(hour: readonly (number | null)[], capacity: number | null): string {
  const full = Math.max(LEAST_FULL, capacity ?? 0, ...hour.map((value) => value ?? 0));
  const step = SPARK_WIDTH / Math.max(1, hour.length - 1);
  let path = '';
  let drawing = false;
  hour.forEach((value, index) => {
    if (value === null) {
      drawing = false;
      return;
    }
    const y = SPARK_HEIGHT - MARGIN - (Math.max(0, value) / full) * (SPARK_HEIGHT - 2 * MARGIN);
    const alone = !drawing && (hour[index + 1] ?? null) === null;
    path += `${drawing ? 'L' : 'M'}${(index * step).toFixed(1)} ${y.toFixed(1)}${alone ? 'h.1' : ''}`;
    drawing = true;
  });
  return path;
}
