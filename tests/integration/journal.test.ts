import { randomBytes } from 'node:crypto';
import { open as openFile, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ClassicLevel } from 'classic-level';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { openJournal } from '../../src-main/adapters/level-journal.ts';
import { entryKey } from '../../src-main/adapters/level-journal-keys.ts';
import type { Journal, Log } from '../../src-main/core/ports.ts';
import { aPeopleEvent } from '../builders/events.ts';
import { idsIn } from './support/feed.ts';
import { mountSmallDisk } from './support/small-disk.ts';
import { tempFolder } from './support/temp-folder.ts';

let folder: string;
let warnings: string[];

beforeEach(() => {
  warnings = [];
});

const log: Log = { info: () => undefined, warn: (line) => void warnings.push(line) };

async function open(place?: string): Promise<Journal> {
  folder = place ?? join(await tempFolder(), 'journal');
  const journal = await openJournal(folder, log);
  onTestFinished(() => journal.close());
  return journal;
}

async function reopen(journal: Journal): Promise<Journal> {
  await journal.close();
  return open(folder);
}

const numbered = (from: number, to: number): readonly string[] =>
  Array.from({ length: to - from + 1 }, (_, at) => `event-${from + at}`);

const events = (from: number, to: number) => numbered(from, to).map((id) => aPeopleEvent({ id }));

describe('appending', () => {
  test('gives cursors from 1 on, without holes, and says what was new', async () => {
    const journal = await open();

    const fresh = await journal.append(events(1, 3));

    expect(fresh.map(({ cursor, event }) => [cursor, event.id])).toEqual([
      [1, 'event-1'],
      [2, 'event-2'],
      [3, 'event-3'],
    ]);
    expect([journal.earliest(), journal.head()]).toEqual([1, 3]);
  });

  test('the same id is the same event: in one batch, in the next, and after a restart', async () => {
    const journal = await open();
    await journal.append([...events(1, 2), ...events(2, 3)]);
    await journal.append(events(3, 4));
    const again = await reopen(journal);

    expect(await again.append(events(1, 5))).toMatchObject([{ cursor: 5, event: { id: 'event-5' } }]);
    expect(await idsIn(again)).toEqual(numbered(1, 5));
  });

  test('the same id of another station is another event', async () => {
    const journal = await open();

    const fresh = await journal.append([
      aPeopleEvent({ id: 'a', station: 's1' }),
      aPeopleEvent({ id: 'a', station: 's2' }),
    ]);

    expect(fresh).toHaveLength(2);
  });

  test('appends at the same time follow each other', async () => {
    const journal = await open();

    await Promise.all([
      journal.append(events(1, 50)),
      journal.append(events(26, 75)),
      journal.append(events(60, 99)),
    ]);

    expect(await idsIn(journal)).toEqual(numbered(1, 99));
    expect(journal.head()).toBe(99);
  });
});

describe('reading', () => {
  test('goes on after a cursor, as far as asked, with the event as JSON', async () => {
    const journal = await open();
    const [, second] = await journal.append(events(1, 5));

    const entries = await journal.read(1, 2);

    expect(entries.map(({ cursor }) => cursor)).toEqual([2, 3]);
    expect(JSON.parse(entries[0]?.json ?? '')).toEqual(second?.event);
    expect(await journal.read(5, 10)).toEqual([]);
  });

  test('keeps the snapshot of the engine', async () => {
    const journal = await open();
    expect(await journal.loadSnapshot()).toBeNull();

    const lines = ['{"version":1}', `{"text":"one\u2028\r${'long '.repeat(40_000)}"}`, '', '{}'];
    await journal.saveSnapshot(7, lines);

    const again = await reopen(journal);
    expect(await again.loadSnapshot()).toEqual({ cursor: 7, lines });
  });
});

describe('retention', () => {
  test('removes entries and what is known of their ids, and remembers where it begins', async () => {
    const journal = await open();
    await journal.append(events(1, 2_000));

    await Promise.all([journal.prune(1_500), journal.append(events(2_001, 2_010))]);

    const again = await reopen(journal);
    expect([again.earliest(), again.head()]).toEqual([1_501, 2_010]);
    expect(await idsIn(again)).toEqual(numbered(1_501, 2_010));
    expect(await again.append([...events(1, 1), ...events(1_501, 1_501)])).toMatchObject([{ cursor: 2_011 }]);
  });

  test('of everything, and of more than there is', async () => {
    const journal = await open();
    await journal.append(events(1, 10));

    await journal.prune(10_000);

    const again = await reopen(journal);
    expect([again.earliest(), again.head()]).toEqual([11, 10]);
    expect(await again.append(events(11, 11))).toMatchObject([{ cursor: 11 }]);
  });
});

describe('a restart', () => {
  test('keeps identity, head and entries', async () => {
    const journal = await open();
    await journal.append(events(1, 3));

    const again = await reopen(journal);

    expect(again.identity).toBe(journal.identity);
    expect([again.earliest(), again.head()]).toEqual([1, 3]);
    expect(warnings).toEqual([]);
  });

  test('while another process holds the journal is refused in plain words', async () => {
    await open();

    await expect(openJournal(folder, log)).rejects.toMatchObject({
      name: 'JournalUnavailable',
      code: 'locked',
    });
  });
});

describe('damage', () => {
  /** Two generations of files: tables from the first opening, a log from the second. */
  async function aJournalWithTables(): Promise<Journal> {
    const journal = await reopen(await appended(await open(), 1, 3_000));
    await appended(journal, 3_001, 4_000);
    await journal.close();
    return journal;
  }

  async function appended(journal: Journal, from: number, to: number): Promise<Journal> {
    for (let at = from; at <= to; at += 100) await journal.append(events(at, at + 99));
    return journal;
  }

  async function filesEnding(ending: string): Promise<readonly string[]> {
    const names = await readdir(folder);
    return names.filter((name) => name.endsWith(ending)).map((name) => join(folder, name));
  }

  async function cut(path: string, share: number): Promise<void> {
    const { size } = await stat(path);
    await truncate(path, Math.floor(size * share));
  }

  test('a log whose end is cut off: what is whole is there, and no cursor is given out twice', async () => {
    await aJournalWithTables();
    for (const file of await filesEnding('.log')) await cut(file, 0.5);

    const journal = await open(folder);

    const left = await idsIn(journal);
    expect(left.length).toBeGreaterThan(3_000);
    expect(left).toEqual(numbered(1, left.length));
    expect(journal.head()).toBe(4_000);
    expect(warnings).toEqual([`journal: entries ${left.length + 1} to 4000 are lost; it goes on after them`]);
    expect(await journal.append(events(4_001, 4_001))).toMatchObject([{ cursor: 4_001 }]);
  });

  test('a table whose end is cut off: repaired at the start, in order, and it goes on', async () => {
    const { identity } = await aJournalWithTables();
    const [table = ''] = await filesEnding('.ldb');
    await cut(table, 0.9);

    const journal = await open(folder);

    expect(warnings.join('\n')).toMatch(/cut off[^]*repaired/);
    expect(journal.identity).toBe(identity);
    expect(journal.head()).toBe(4_000);
    const cursors = (await journal.read(0, 10_000)).map(({ cursor }) => cursor);
    expect(cursors).toEqual(cursors.toSorted((a, b) => a - b));
    expect(await journal.append(events(3_999, 4_001))).toMatchObject([{ cursor: 4_001 }]);
  });

  test('a lost manifest: repaired without loss', async () => {
    await aJournalWithTables();
    await writeFile(join(folder, 'CURRENT'), 'nonsense');

    const journal = await open(folder);

    expect(await idsIn(journal)).toEqual(numbered(1, 4_000));
    expect(await journal.append(events(1, 4_000))).toEqual([]);
  });

  async function ruin(): Promise<void> {
    for (const name of await readdir(folder)) await writeFile(join(folder, name), randomBytes(10_000));
  }

  test('of which nothing can be read: it goes on after the last cursor under the same identity', async () => {
    const { identity } = await aJournalWithTables();
    await ruin();

    const journal = await open(folder);

    expect([journal.identity, journal.head(), journal.earliest()]).toEqual([identity, 4_000, 4_001]);
    expect(await journal.append(events(1, 1))).toMatchObject([{ cursor: 4_001 }]);
  });

  test('of which nothing is left, not even the mark: another journal, so that histories are built anew', async () => {
    const { identity } = await aJournalWithTables();
    await ruin();
    await rm(`${folder}.mark`);

    const journal = await open(folder);

    expect(journal.identity).not.toBe(identity);
    expect([journal.earliest(), journal.head()]).toEqual([1, 0]);
  });

  test('beyond repair: kept aside under another name, and a new one goes on after the last cursor', async () => {
    const { identity } = await aJournalWithTables();
    const level = new ClassicLevel(folder);
    await level.put(entryKey(17), 'no event');
    await level.close();
    await writeFile(join(folder, 'CURRENT'), 'nonsense');

    const journal = await open(folder);

    expect([journal.identity, journal.head(), journal.earliest()]).toEqual([identity, 4_000, 4_001]);
    expect(await readdir(dirname(folder))).toContainEqual(expect.stringMatching(/^journal\.damaged-\d{4}-/));
    expect(warnings.join('\n')).toMatch(/beyond repair/);
    expect(journal.aside()).toContain('journal.damaged-');

    // The next time only the newest is kept.
    await journal.close();
    await level.open();
    await level.put(entryKey(4_001), 'no event');
    await level.close();
    await writeFile(join(folder, 'CURRENT'), 'nonsense');
    const again = await open(folder);
    const kept = (await readdir(dirname(folder))).filter((name) => name.startsWith('journal.damaged-'));
    expect(kept.map((name) => join(dirname(folder), name))).toEqual([again.aside()]);
    expect(again.aside()).not.toBe(journal.aside());
  });

  test('met while reading: repaired under way', async () => {
    await aJournalWithTables();
    const [table = ''] = await filesEnding('.ldb');
    const file = await openFile(table, 'r+');
    await file.write(randomBytes(20_000), 0, 20_000, 10_000);
    await file.close();
    const journal = await open(folder);

    const left = await idsIn(journal);

    expect(left.length).toBeGreaterThan(1_000);
    expect(warnings.join('\n')).toMatch(/repaired/);
    expect(await journal.append(events(4_001, 4_001))).toMatchObject([{ cursor: 4_001 }]);
  });

  test('a mark that is cut off does no harm', async () => {
    const { identity } = await aJournalWithTables();
    await truncate(`${folder}.mark`, 20);

    const journal = await open(folder);
    await journal.append(events(4_001, 4_001));
    await journal.close();

    expect(journal.identity).toBe(identity);
    expect(await readFile(`${folder}.mark`, 'utf8')).toBe(`${identity} ${'4001'.padStart(16, '0')}\n`);
  });
});

test('a full disk: an append that fails has written nothing, and with room again it goes on', async () => {
  const disk = await mountSmallDisk(16);
  const journal = await open(join(disk.folder, 'journal'));
  let next = 1;
  const fill = async (): Promise<void> => {
    for (;;) {
      await journal.append(events(next, next + 499));
      next += 500;
    }
  };
  await disk.fillTo(2 * 1024 * 1024);
  await expect(fill()).rejects.toThrow();
  const head = journal.head();
  expect(head).toBe(next - 1);
  await expect(journal.append(events(next, next + 499))).rejects.toThrow();

  await disk.makeRoom();
  const fresh = await journal.append(events(next, next + 499));

  expect(fresh).toHaveLength(500);
  expect(await idsIn(await reopen(journal))).toEqual(numbered(1, head + 500));
});
