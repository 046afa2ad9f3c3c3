import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openRules } from '../../../src-main/adapters/rules-file.ts';
import { DEFAULT_RULES } from '../../../src-shared/domain/alarm/rules/default-rules.ts';

let profile = '';
let lines: string[] = [];
const log = { info: (line: string) => lines.push(line), warn: (line: string) => lines.push(line) };

beforeEach(() => {
  profile = mkdtempSync(join(tmpdir(), 'waystation-rules-'));
  lines = [];
});
afterEach(() => rmSync(profile, { recursive: true }));

const off = (id: string) =>
  DEFAULT_RULES.map((rule) => (rule.id === id ? { ...rule, enabled: false } : rule));

describe('the file of the rules', () => {
  it('is not there at first: the default rules watch', () => {
    expect(openRules(profile, log).get()).toEqual({ format: 1, revision: 0, rules: DEFAULT_RULES });
    expect(readdirSync(profile)).toEqual([]);
  });

  it('keeps what is saved, and the log tells which rules changed', () => {
    const saved = openRules(profile, log).save({ format: 1, revision: 0, rules: off('too-hot') });
    expect(saved).toMatchObject({ ok: true, set: { revision: 1 } });
    expect(openRules(profile, log).get()).toEqual(saved.set);
    expect(lines).toEqual(['rules: revision 1, changed: too-hot']);
  });

  it('refuses what was made from older rules, and tells the newest', () => {
    const rules = openRules(profile, log);
    rules.save({ format: 1, revision: 0, rules: off('too-hot') });
    const refused = rules.save({ format: 1, revision: 0, rules: [] });
    expect(refused).toEqual({ ok: false, code: 'stale', set: rules.get() });
    expect(rules.get().rules).toHaveLength(DEFAULT_RULES.length);
  });

  it('leaves the rules as they were where it cannot be written', () => {
    const rules = openRules(join(profile, 'gone'), log);
    expect(rules.save({ format: 1, revision: 0, rules: [] })).toMatchObject({
      ok: false,
      code: 'not-written',
    });
    expect(rules.get().revision).toBe(0);
  });

  it.each([
    '{',
    '[]',
    '{"format":9,"revision":1,"rules":[]}',
    '{"format":1,"revision":1,"rules":[{"id":"x"}]}',
  ])('is kept aside where it is %s, and the default rules watch', (text) => {
    writeFileSync(join(profile, 'rules.json'), text);
    expect(openRules(profile, log).get().rules).toEqual(DEFAULT_RULES);
    const [aside = ''] = readdirSync(profile);
    expect(aside).toMatch(/^rules\.unreadable-\d+\.json$/);
    expect(readFileSync(join(profile, aside), 'utf8')).toBe(text);
    expect(lines[0]).toContain('the default rules watch');
  });
});
