/** By name as the stations give them: a Map, so that one called "constructor" is a name like any other. */
export type Counts = Map<string, number>;

/** Names counted apart; a gateway that makes up names must not fill the disk. The rest is one sum. */
const NAMES_MAX = 256;
const BEYOND_NAMES = 'other';

/**
 * Adds in place. Of too many names the first in order of text are kept apart, and not the first that came: so the
 * order of events does not show.
 */
export function add(counts: Counts, name: string, by = 1): void {
  const known = counts.get(name);
  if (known !== undefined || counts.size < NAMES_MAX) {
    counts.set(name, (known ?? 0) + by);
    return;
  }
  const last = lastName(counts);
  if (name >= last) {
    counts.set(BEYOND_NAMES, (counts.get(BEYOND_NAMES) ?? 0) + by);
    return;
  }
  const moved = counts.get(last) ?? 0;
  counts.delete(last);
  counts.set(name, by);
  counts.set(BEYOND_NAMES, (counts.get(BEYOND_NAMES) ?? 0) + moved);
}

function lastName(counts: Counts): string {
  let last = '';
  for (const name of counts.keys()) if (name !== BEYOND_NAMES && name > last) last = name;
  return last;
}

export function addAll(counts: Counts, more: ReadonlyMap<string, number>): void {
  for (const [name, count] of more) add(counts, name, count);
}
