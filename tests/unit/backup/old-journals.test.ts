import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openJournal } from '../../../src-main/adapters/level-journal.ts';
import { openOldJournals } from '../../../src-main/backup/old-journals.ts';
import { BEFORE_FOLDER } from '../../../src-main/backup/swap.ts';
import { aDoorEvent } from '../../builders/events.ts';
import { quiet } from '../core/support/people.ts';

const DAY_MS = 86_400_000;
const NOW_MS = Date.parse('2026-11-24T00:00:00Z');
const NEVER = new AbortController().signal;

/** A profile whose journal was replaced by a restore a day ago, and one before it put aside as damaged. */
async function aProfile() {
  const profile = mkdtempSync(join(tmpdir(), 'waystation-old-'));
  onTestFinished(() => rmSync(profile, { recursive: true, force: true }));
  const replaced = join(profile, BEFORE_FOLDER, 'journal');
  const journal = await openJournal(replaced, quiet);
  for (const [daysAgo, person] of [
    [40, 'tok_old'],
    [2, 'tok_1'],
    [1, 'tok_2'],
  ] as const)
    await journal.append([aDoorEvent({ person, arrivedMs: NOW_MS - daysAgo * DAY_MS })]);
  await journal.close();
  const damaged = join(profile, 'journal.damaged-2026-11-20T10-00-00.000Z');
  mkdirSync(damaged);
  writeFileSync(join(damaged, '000001.log'), 'tok_1');
  const persons = async () => {
    const opened = await openJournal(replaced, quiet);
    const entries = await opened.read(0, 10);
    await opened.close();
    return entries.map(({ json }) => (JSON.parse(json) as { person: string | null }).person);
  };
  return { profile, replaced, damaged, persons, old: openOldJournals(join(profile, 'journal'), quiet) };
}

const erasure = (person: string | null) => ({
  ...{ id: 'r1', station: null, person, upTo: 1, by: 'wang@control-1' },
});

const bytesUnder = (folder: string): string =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
    .join('');

it('lose the token that somebody asks to have deleted; a damaged one goes whole', async () => {
  const { old, persons, replaced, damaged } = await aProfile();
  expect(await old.erase(erasure('tok_1'), null, NEVER)).toEqual({ entries: 1, removed: 1 });
  expect(await persons()).toEqual(['tok_old', null, 'tok_2']);
  expect(bytesUnder(replaced)).not.toContain('tok_1');
  expect(existsSync(damaged)).toBe(false);
});

it('lose what is past its time, and nothing else', async () => {
  const { old, persons, damaged } = await aProfile();
  expect(await old.erase(erasure(null), NOW_MS - 30 * DAY_MS, NEVER)).toEqual({ entries: 1, removed: 0 });
  expect(await persons()).toEqual([null, 'tok_1', 'tok_2']);
  expect(existsSync(damaged)).toBe(true);
  expect(await old.erase(erasure(null), NOW_MS, NEVER)).toEqual({ entries: 2, removed: 1 });
  expect(await old.erase(erasure(null), NOW_MS, NEVER)).toEqual({ entries: 0, removed: 0 });
});

it('that cannot be opened are deleted, for nobody can say what is in them', async () => {
  const { old, profile, replaced } = await aProfile();
  rmSync(replaced, { recursive: true });
  writeFileSync(replaced, 'tok_1');
  expect(await old.erase(erasure('tok_1'), null, NEVER)).toEqual({ entries: 0, removed: 2 });
  expect(bytesUnder(profile)).not.toContain('tok_1');
});
