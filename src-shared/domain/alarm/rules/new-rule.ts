import { DEFAULT_RULES } from './default-rules.ts';
import type { Rule, RuleKind } from './rule.ts';

/** In the order in which they stand among the default rules, each of which has one at least. */
export const RULE_KINDS: readonly RuleKind[] = [...new Set(DEFAULT_RULES.map(({ kind }) => kind))];

/** As in the contract: the alarm is named `console-{id}`, and that is at most 48 characters. */
const ID_MOST = 40;

/** A rule of this kind to begin with: as the default one, and on. */
export function newRule(kind: RuleKind, id: string): Rule {
  const usual = DEFAULT_RULES.find((rule) => rule.kind === kind);
  if (usual === undefined) throw new Error(`no default rule of ${kind}`);
  return { ...usual, id, enabled: true };
}

/** `wanted`, or the first of `wanted-2`, `wanted-3` … that no rule has. */
export function freeId(wanted: string, taken: readonly Pick<Rule, 'id'>[]): string {
  const ids = new Set(taken.map(({ id }) => id));
  if (!ids.has(wanted)) return wanted;
  const stem = wanted.replace(/-\d+$/, '');
  for (let n = 2; ; n += 1) {
    const end = `-${String(n)}`;
    const id = stem.slice(0, ID_MOST - end.length) + end;
    if (!ids.has(id)) return id;
  }
}

/** After the last of its kind, so that what is alike stands together. */
export function withRule(rules: readonly Rule[], rule: Rule): readonly Rule[] {
  const last = rules.findLastIndex(({ kind }) => kind === rule.kind);
  return last === -1 ? [...rules, rule] : rules.toSpliced(last + 1, 0, rule);
}
