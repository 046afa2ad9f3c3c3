/**
 * Where a key leads among `count` things, from the one at `index` (-1: none); null when it leads nowhere. `byKey`: how far each
 * key goes; a page too far ends at the last, an arrow too far leads nowhere.
 */
export function stepIn(
  key: string,
  index: number,
  count: number,
  byKey: Readonly<Record<string, number>>,
): number | null {
  const target = targetOf(key, index, count, byKey);
  if (target === null || count === 0) return null;
  const within = key.startsWith('Page') ? Math.min(count - 1, Math.max(0, target)) : target;
  return within < 0 || within >= count || within === index ? null : within;
}

function targetOf(
  key: string,
  index: number,
  count: number,
  byKey: Readonly<Record<string, number>>,
): number | null {
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  const by = Object.hasOwn(byKey, key) ? byKey[key] : undefined;
  return by === undefined ? null : index + by;
}
