import type { Rule } from '../../../../src-shared/domain/alarm/rules/rule.ts';
import type { Translate } from '../../../text/i18n.ts';
import { alarmTypeLabel } from '../../../text/labels.ts';

/** What it watches; two of a kind are told apart by their side. */
function kindName(rule: Rule, t: Translate): string {
  const name = alarmTypeLabel(rule.kind, t);
  return rule.kind === 'temperature' ? `${name} · ${t(`alarmRules.side.${rule.side}`)}` : name;
}

/** The names of all rules by their ids; those that would be called the same have the id besides. */
export function ruleNames(rules: readonly Rule[], t: Translate): ReadonlyMap<string, string> {
  const counts = new Map<string, number>();
  for (const rule of rules) counts.set(kindName(rule, t), (counts.get(kindName(rule, t)) ?? 0) + 1);
  return new Map(
    rules.map((rule) => {
      const name = kindName(rule, t);
      return [rule.id, (counts.get(name) ?? 0) > 1 ? `${name} · ${rule.id}` : name];
    }),
  );
}
