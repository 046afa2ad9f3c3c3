/** Ids, by what became of each. */
export interface Difference {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
}

interface Named {
  readonly id: string;
}

export function differenceOf(before: readonly Named[], after: readonly Named[]): Difference {
  const words = (all: readonly Named[]) => new Map(all.map((one) => [one.id, JSON.stringify(one, inOrder)]));
  const [old, now] = [words(before), words(after)];
  return {
    added: [...now.keys()].filter((id) => !old.has(id)),
    changed: [...now].filter(([id, text]) => old.has(id) && old.get(id) !== text).map(([id]) => id),
    removed: [...old.keys()].filter((id) => !now.has(id)),
  };
}

/** Parsed anew, an object has its fields in another order. */
const inOrder = (_key: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;
