/** Where a key leads in a list of `count` lines, from the one at `index` (-1: none); null when it leads nowhere. */
export function stepIn(key: string, index: number, count: number, pageSize: number): number | null {
  const target = targetOf(key, index, count, pageSize);
  if (target === null || count === 0) return null;
  const within = Math.min(count - 1, Math.max(0, target));
  return within === index ? null : within;
}

function targetOf(key: string, index: number, count: number, pageSize: number): number | null {
  switch (key) {
    case 'ArrowUp':
      return index - 1;
    case 'ArrowDown':
      return index + 1;
    case 'PageUp':
      return index - pageSize;
    case 'PageDown':
      return index + pageSize;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}
