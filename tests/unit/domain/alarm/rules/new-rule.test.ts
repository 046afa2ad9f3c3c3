import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ruleId, ruleSet } from '../../../../../src-shared/contract/rules.ts';
import { DEFAULT_RULES } from '../../../../../src-shared/domain/alarm/rules/default-rules.ts';
import { differenceOf } from '../../../../../src-shared/domain/difference.ts';
import {
  freeId,
  newRule,
  RULE_KINDS,
  withRule,
} from '../../../../../src-shared/domain/alarm/rules/new-rule.ts';

describe('a new rule', () => {
  it.each(RULE_KINDS)('of %s may be saved as it begins, beside the default ones', (kind) => {
    const rule = newRule(kind, freeId(kind, DEFAULT_RULES));
    expect(rule).toMatchObject({ kind, enabled: true });
    const set = { format: 1, revision: 0, rules: withRule(DEFAULT_RULES, rule) };
    expect(ruleSet.safeParse(set).success).toBe(true);
  });

  it('stands behind the others of its kind', () => {
    const ids = withRule(DEFAULT_RULES, newRule('temperature', 'too-hot-2')).map(({ id }) => id);
    expect(ids[ids.indexOf('too-cold') + 1]).toBe('too-hot-2');
  });

  it('has an id that no other has, and that a topic may have, however often it is copied', () => {
    const id = fc.stringMatching(/^[a-z0-9][a-z0-9_-]{0,39}$/);
    fc.assert(
      fc.property(id, fc.integer({ min: 1, max: 30 }), (first, copies) => {
        const rules = [{ id: first }];
        for (let n = 0; n < copies; n += 1) rules.push({ id: freeId(rules.at(-1)?.id ?? first, rules) });
        expect(new Set(rules.map((rule) => rule.id)).size).toBe(copies + 1);
        for (const rule of rules) expect(ruleId.safeParse(rule.id).success).toBe(true);
      }),
    );
  });
});

describe('the difference between two sets of rules', () => {
  it('names what was added, changed and removed', () => {
    const [first, second, third] = DEFAULT_RULES;
    if (first === undefined || second === undefined || third === undefined) throw new Error('no rules');
    const after = [{ ...second, onDelayS: 7 }, third, newRule('backlog', 'b-2')];
    expect(differenceOf([first, second, third], after)).toEqual({
      added: ['b-2'],
      changed: [second.id],
      removed: [first.id],
    });
  });
});
