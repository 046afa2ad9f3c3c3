import type { Rule } from './rule.ts';

/** Ids, by what became of the rule. */
export interface RulesDifference {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
}

export function differenceOf(before: readonly Rule[], after: readonly Rule[]): RulesDifference {
  const words = (rules: readonly Rule[]) =>
    new Map(rules.map((rule) => [rule.id, JSON.stringify(rule, inOrder)]));
  const [old, now] = [words(before), words(after)];
  return {
    added: [...now.keys()].filter((id) => !old.has(id)),
    changed: [...now].filter(([id, text]) => old.has(id) && old.get(id) !== text).map(([id]) => id),
    removed: [...old.keys()].filter((id) => !now.has(id)),
  };
}

/** Parsed anew, a rule has its fields in another order. */
const inOrder = (_key: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;
