import { expect } from '@playwright/test';
import { cp, readdir, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openJournal } from '../../../src-main/adapters/level-journal.ts';
import type { StationEvent } from '../../../src-shared/domain/event.ts';
import { expectConnected, type RunningConsole } from '../support/console.ts';
import { readHistory } from '../support/history.ts';
import type { Ledger } from '../support/ledger.ts';
import { differences, expectNothingLost, expectPicture } from '../support/oracle.ts';
import { test, type Room } from '../support/room.ts';

const SOME_MESSAGES = 500;
/** Some ten entries of the journal. */
const CUT_BYTES = 4_000;

/** A console that has been running, was killed, and whose journal can be damaged now. */
async function killedConsole(room: Room) {
  const broker = await room.broker();
  const options = { profile: await room.profile(), flags: ['--broker', broker.url] };
  const running = await room.console(options);
  await expectConnected(running);
  const ledger = await room.ledger(broker.url);
  await ledger.send(SOME_MESSAGES);
  await expectNothingLost(running, ledger);
  await running.kill();
  const journal = join(options.profile, 'journal');
  return { options, ledger, journal };
}

test('a journal whose log is cut off loses the cut tail, says so, and goes on', async ({ room }) => {
  const { options, ledger, journal } = await killedConsole(room);
  const before = await entriesOf(room, journal);
  const log = await newest(journal, '.log');
  await truncate(log, (await stat(log)).size - CUT_BYTES);
  const left = await entriesOf(room, journal);
  expect(left.length).toBeGreaterThan(0);
  expect(before.slice(0, left.length)).toEqual(left);

  const running = await room.console(options);
  await expectUp(running, ledger, left);
  expect(running.output()).toContain(`entries ${left.length + 1} to ${before.length} are lost`);
});

test('a journal with a table that is cut off is mended, says so, and goes on', async ({ room }) => {
  const { options, ledger, journal } = await killedConsole(room);
  // A start writes what it finds in the log into a table.
  const again = await room.console(options);
  await expectConnected(again);
  await again.kill();
  const table = await newest(journal, '.ldb');
  await truncate(table, (await stat(table)).size - CUT_BYTES);

  const running = await room.console(options);
  await expectConnected(running);
  expect(running.output()).toContain('journal: repaired');
  await expectNoneTwice(running, ledger);
});

test('a journal that is rubbish is given up and said to be, and the history goes on', async ({ room }) => {
  const { options, ledger, journal } = await killedConsole(room);
  const before = await entriesOf(room, journal);
  for (const name of await readdir(journal)) await writeFile(join(journal, name), 'rubbish');

  const running = await room.console(options);
  await expectConnected(running);
  expect(running.output()).toContain(`entries 1 to ${before.length} are lost`);
  await expectNoneTwice(running, ledger);
});

/** Up, with a picture made of what the journal has left, a history that has all, and taking news. */
async function expectUp(
  running: RunningConsole,
  ledger: Ledger,
  left: readonly StationEvent[],
): Promise<void> {
  await expectConnected(running);
  await expectPicture(running, ledger, { heard: [...left, ...retainedCopies(ledger)] });
  await expectNoneTwice(running, ledger);
}

/** What the broker has kept of the stations' states, and passes on at each connect. */
const retainedCopies = (ledger: Ledger): StationEvent[] =>
  ledger
    .published()
    .filter(({ kind }) => ['status', 'about', 'state', 'alarm'].includes(kind))
    .map((event) => ({ ...event, retained: true }));

/**
 * The history had all before the damage, and takes what comes after it, each once. Retained copies are not looked at: the
 * journal no longer knows the ones it lost, takes them as history, and nothing counts them.
 */
async function expectNoneTwice(running: RunningConsole, ledger: Ledger): Promise<void> {
  await ledger.send(SOME_MESSAGES);
  await expect
    .poll(async () => {
      const kept = await readHistory(running);
      const news = kept?.filter(({ retained }) => !retained) ?? null;
      return differences(ledger.published(), news, ledger.stations);
    })
    .toEqual({ missing: [], twice: [], neverSent: [] });
}

/** The stations' events in the journal's order, read from a copy: opening changes a LevelDB. */
async function entriesOf(room: Room, journal: string): Promise<StationEvent[]> {
  const copy = join(await room.profile(), 'journal');
  await cp(journal, copy, { recursive: true });
  const silent = { info: () => undefined, warn: () => undefined };
  const opened = await openJournal(copy, silent);
  const rows = await opened.read(0, Number.MAX_SAFE_INTEGER);
  await opened.close();
  return rows.map(({ json }) => JSON.parse(json) as StationEvent);
}

async function newest(folder: string, ending: string): Promise<string> {
  const files = (await readdir(folder)).filter((name) => name.endsWith(ending)).sort();
  const last = files.at(-1);
  if (last === undefined) throw new Error(`no ${ending} in ${folder}`);
  return join(folder, last);
}
