import { existsSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { ruleSet, type RuleSet, type RulesSaveOutcome } from '../../src-shared/contract/rules.ts';
import { DEFAULT_RULES } from '../../src-shared/domain/alarm/rules/default-rules.ts';
import { differenceOf } from '../../src-shared/domain/difference.ts';
import type { Log } from '../core/ports.ts';
import { writeWhole } from './whole-file.ts';

/** The rules of the profile, in `rules.json`: the same JSON that is exported and imported. */
export interface RulesFile {
  readonly get: () => RuleSet;
  /** Refused where it was made from another revision than the newest. */
  readonly save: (wanted: RuleSet) => RulesSaveOutcome;
}

const DEFAULTS: RuleSet = { format: 1, revision: 0, rules: DEFAULT_RULES };

/** A file that cannot be read is set aside, never overwritten: a console without its rules would be silent, one with the defaults is not. */
export function openRules(profile: string, log: Log): RulesFile {
  const file = join(profile, 'rules.json');
  let current = existsSync(file) ? readOrSetAside(file, log) : DEFAULTS;
  return {
    get: () => current,
    save: (wanted) => {
      if (wanted.revision !== current.revision) return { ok: false, code: 'stale', set: current };
      const next: RuleSet = { ...wanted, revision: current.revision + 1 };
      try {
        writeWhole(file, JSON.stringify(next, null, 2));
      } catch (error) {
        log.warn(`rules.json not written, the rules stay as they were: ${String(error)}`);
        return { ok: false, code: 'not-written', set: current };
      }
      log.info([`rules: revision ${String(next.revision)}`, ...changes(current, next)].join(', '));
      current = next;
      return { ok: true, set: current };
    },
  };
}

function readOrSetAside(file: string, log: Log): RuleSet {
  try {
    return ruleSet.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    const aside = file.replace(/\.json$/, `.unreadable-${String(Date.now())}.json`);
    renameSync(file, aside);
    log.warn(
      `rules.json could not be read and is kept as ${aside}; the default rules watch (${String(error)})`,
    );
    return DEFAULTS;
  }
}

/** `changed: too-hot overload`, and likewise of what was added and removed; of what there is. */
const changes = (before: RuleSet, after: RuleSet): string[] =>
  Object.entries(differenceOf(before.rules, after.rules)).flatMap(
    ([what, ids]: [string, readonly string[]]) => (ids.length === 0 ? [] : [`${what}: ${ids.join(' ')}`]),
  );
