import { expect, it } from 'vitest';
import { historyDigester } from '../../../src-renderer/history/digester.ts';
import { anOpenDb } from './support.ts';

/** How often a round began. */
async function aDigester() {
  const db = await anOpenDb();
  let nowMs = 0;
  let rounds = 0;
  const digester = historyDigester({
    keeper: {
      open: () => {
        rounds += 1;
        return Promise.resolve(db);
      },
    },
    now: () => nowMs,
    pause: () => Promise.resolve(),
  });
  return { digester, at: (ms: number) => (nowMs = ms), rounds: () => rounds };
}

it('waits a minute after the start, for then everybody wants the database', async () => {
  const { digester, at, rounds } = await aDigester();
  digester.tick();
  at(59_999);
  digester.tick();
  expect(rounds()).toBe(0);
  at(60_000);
  digester.tick();
  expect(rounds()).toBe(1);
});

it('begins at once where somebody asks for what it makes fast', async () => {
  const { digester, at, rounds } = await aDigester();
  digester.tick();
  at(1_000);
  digester.hasten();
  digester.tick();
  expect(rounds()).toBe(1);
});
