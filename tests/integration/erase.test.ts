import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { cp, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pass } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { openJournal } from '../../src-main/adapters/level-journal.ts';
import type { Journal } from '../../src-main/core/ports.ts';
import { tokenIn } from '../../src-shared/domain/tokens.ts';
import { aDoorEvent } from '../builders/events.ts';
import { counted } from '../e2e/support/rounds.ts';
import { buildChild } from './support/build-child.ts';
import { tempFolder } from './support/temp-folder.ts';

const ENTRIES = 10_000;
const BATCH = 1_000;
const HERE = 'kexuecheng';
const THERE = 'zhengdong';
const KILLS = counted(5, 30);
/** It takes some 150 ms: from before the first step to after the last. */
const LAST_KILL_MS = 200;
const quiet = { info: () => undefined, warn: () => undefined };
const BY = 'wang@control-1';
const never = new AbortController().signal;

/** A token that is found in whatever file it lies: LevelDB's compression finds nothing in it that it has seen before. */
const aToken = (): string => randomBytes(18).toString('base64url');

/** Entries of two stations in turn, each with a token of its own; opened anew half-way, so that tables and log have some. */
async function aJournal(): Promise<{ folder: string; tokens: string[] }> {
  const folder = join(await tempFolder(), 'journal');
  const tokens = Array.from({ length: ENTRIES }, aToken);
  let id = 0;
  for (const half of [tokens.slice(0, ENTRIES / 2), tokens.slice(ENTRIES / 2)]) {
    const journal = await openJournal(folder, quiet);
    for (let at = 0; at < half.length; at += BATCH)
      await journal.append(
        half
          .slice(at, at + BATCH)
          .map((person, n) =>
            aDoorEvent({ station: n % 2 === 0 ? HERE : THERE, id: `door-${id++}`, person }),
          ),
      );
    await journal.close();
  }
  return { folder, tokens };
}

async function tokensBy(journal: Journal): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>([
    [HERE, []],
    [THERE, []],
  ]);
  const entries = await journal.read(0, ENTRIES);
  expect(entries).toHaveLength(ENTRIES);
  for (const { json } of entries) {
    const token = tokenIn(json);
    if (token !== null) found.get((JSON.parse(json) as { station: string }).station)?.push(token);
  }
  return found;
}

/** Which of the words stand in any file of the folder. */
async function onDisk(folder: string, words: readonly string[]): Promise<string[]> {
  const files = await readdir(folder);
  const bytes = Buffer.concat(await Promise.all(files.map((name) => readFile(join(folder, name)))));
  return words.filter((word) => bytes.includes(word));
}

test('what was taken out is in no file of the journal any more, and the rest is', async () => {
  const { folder, tokens } = await aJournal();
  const some = tokens.filter((_, n) => n % 97 === 0);
  expect((await onDisk(folder, some)).length).toBeGreaterThan(some.length / 2);
  const journal = await openJournal(folder, quiet);
  onTestFinished(journal.close);
  const [one = ''] = tokens;
  const upTo = journal.head();
  await journal.erase({ id: 'r-1', station: null, person: one, upTo, by: BY }, never);
  await journal.forgetErasure();
  expect(await onDisk(folder, [one])).toEqual([]);
  expect((await tokensBy(journal)).get(HERE)).toHaveLength(ENTRIES / 2 - 1);

  const { erased } = await journal.erase({ id: 'r-2', station: null, person: null, upTo, by: BY }, never);
  expect(erased).toBe(ENTRIES - 1);
  expect(await onDisk(folder, some)).toEqual([]);
  expect(journal.personsFrom()).toBe(upTo + 1);
  await expect(
    journal.erase({ id: 'r-3', station: null, person: null, upTo, by: BY }, never),
  ).rejects.toThrow();
});

test('nothing that comes meanwhile is lost, and the same event again is still the same', async () => {
  const { folder, tokens } = await aJournal();
  const journal = await openJournal(folder, quiet);
  onTestFinished(journal.close);
  const upTo = journal.head();
  const erasing = journal.erase({ id: 'r-1', station: null, person: null, upTo, by: BY }, never);
  for (let n = 0; n < 200; n += 1)
    await journal.append([aDoorEvent({ id: `later-${n}`, person: `later-${n}` })]);
  await erasing;
  const later = await journal.read(upTo, 1_000);
  expect(later.map(({ json }) => tokenIn(json))).toEqual(Array.from({ length: 200 }, (_, n) => `later-${n}`));
  const [first = ''] = tokens;
  expect(await journal.append([aDoorEvent({ station: HERE, id: 'door-0', person: first })])).toEqual([]);
});

test(`kill -9 at ${KILLS} moments: it goes on, counts each entry once, and ends whole`, async () => {
  const { folder } = await aJournal();
  const program = await buildChild('erase');
  for (let kill = 0; kill < KILLS; kill += 1) {
    const copy = join(await tempFolder(), 'journal');
    await cp(folder, copy, { recursive: true });
    await cp(`${folder}.mark`, `${copy}.mark`);
    const child = spawn(process.execPath, [program, copy, HERE], { stdio: ['pipe', 'pipe', 'inherit'] });
    const ended = once(child, 'exit');
    for await (const line of createInterface({ input: child.stdout })) {
      if (line === 'begun') {
        await pass((kill * LAST_KILL_MS) / (KILLS - 1));
        child.kill('SIGKILL');
      }
    }
    await ended;
    const journal = await openJournal(copy, quiet);
    const begun = journal.erasure();
    const wanted = { id: 'r-1', station: HERE, person: null, upTo: journal.head(), by: BY };
    const { erased } = await journal.erase(begun ?? wanted, never);
    expect(erased).toBe(ENTRIES / 2);
    const left = await tokensBy(journal);
    expect([left.get(HERE)?.length, left.get(THERE)?.length]).toEqual([0, ENTRIES / 2]);
    await journal.forgetErasure();
    expect(journal.erasure()).toBeNull();
    await journal.close();
  }
});
