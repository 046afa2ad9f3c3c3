import { beganOf, occurrenceOf, type Rule, type RuleKind } from './rule.ts';

/** Their condition begins for a console with the reading that it looked at; the others have a time that a station or a sum of times gives. */
const LOOKED_AT: ReadonlySet<RuleKind> = new Set([
  'load-while-empty',
  'overload',
  'temperature',
  'appliance-left-on',
]);

/** Consoles look once a second, each at its own moment, and some readings are lost on their way to one of them. */
const APART_S = 5;

/**
 * Whether two consoles mean the same occurrence by these names. A rule begins again no sooner than after both its delays:
 * where they are short, two names are two occurrences.
 */
export function isSameBeginning(rule: Rule, one: string, other: string): boolean {
  if (one === other) return true;
  if (!LOOKED_AT.has(rule.kind) || rule.onDelayS + rule.offDelayS <= APART_S) return false;
  const [oneS, otherS] = [beganBy(rule, one), beganBy(rule, other)];
  return oneS !== null && otherS !== null && Math.abs(oneS - otherS) <= APART_S;
}

/** When it began by the name under which others know it already, epoch s; where none does, by ours. */
export function beganByOthers(rule: Rule, beganS: number, names: readonly string[]): number {
  const ours = occurrenceOf(rule, beganS);
  const theirs = names.find((name) => isSameBeginning(rule, name, ours));
  return theirs === undefined ? beganS : (beganOf(theirs) ?? beganS);
}

/** Null where it is no name of this rule's. */
function beganBy(rule: Rule, name: string): number | null {
  const beganS = beganOf(name);
  return beganS !== null && occurrenceOf(rule, beganS) === name ? beganS : null;
}
