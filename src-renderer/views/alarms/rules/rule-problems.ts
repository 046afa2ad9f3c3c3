import type { Rule } from '../../../../src-shared/domain/alarm/rules/rule.ts';
import type { StationFacts } from '../../../../src-shared/domain/alarm/rules/station-facts.ts';

/** What keeps a rule from being saved, and what is only worth a second look. */
export type RuleProblem = 'no-days' | 'nothing-known';

/** By rule; a rule without a problem is absent. */
export function problemsOf(rule: Rule, stations: readonly StationFacts[] | null): readonly RuleProblem[] {
  const problems: RuleProblem[] = [];
  if (rule.schedule !== null && 'days' in rule.schedule && rule.schedule.days.length === 0)
    problems.push('no-days');
  if (stations !== null && unknownNames(rule, stations).length > 0) problems.push('nothing-known');
  return problems;
}

/** A rule that never watches is no rule: it would look as if somebody did. */
export const isBlocking = (problem: RuleProblem): boolean => problem !== 'nothing-known';

/** Names in the rule that no station has told of: misspelt, or not heard yet. */
export function unknownNames(rule: Rule, stations: readonly StationFacts[]): readonly string[] {
  const known = new Set(stations.map(({ station }) => station));
  const unknown = rule.stations === 'all' ? [] : rule.stations.filter((name) => !known.has(name));
  const things = pickedThings(rule);
  if (things === null || things === 'all') return unknown;
  const names = new Set(namesOf(rule, stations));
  return [...unknown, ...things.filter((name) => !names.has(name))];
}

/** The sensors or appliances that a rule is about; null: it is about none. */
export function pickedThings(rule: Rule): 'all' | readonly string[] | null {
  if (rule.kind === 'temperature') return rule.sensors;
  return rule.kind === 'appliance-left-on' ? rule.devices : null;
}

/** What could be picked. */
export function namesOf({ kind }: Rule, stations: readonly StationFacts[]): readonly string[] {
  const names = stations.flatMap(({ sensors, appliances }) =>
    kind === 'temperature' ? sensors : appliances.map(({ device }) => device),
  );
  return [...new Set(names)].sort();
}

export function withThings(rule: Rule, names: readonly string[]): Rule {
  const picked = names.length === 0 ? 'all' : names;
  if (rule.kind === 'temperature') return { ...rule, sensors: picked };
  return rule.kind === 'appliance-left-on' ? { ...rule, devices: picked } : rule;
}
