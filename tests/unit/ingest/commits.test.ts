import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Commits, type Committed, type Pending } from '../../../src-main/core/feed/ingest-commits.ts';
import type { StationEvent } from '../../../src-shared/domain/event.ts';
import { aPeopleEvent } from '../../builders/events.ts';
import { aMemoryJournal } from '../../builders/memory-journal.ts';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

/** A journal whose syncs take their time and fail when told to; what it was asked to write, batch by batch. */
function aSlowJournal(syncMs = 5) {
  const journal = aMemoryJournal();
  const batches: number[] = [];
  let failing = false;
  return {
    batches,
    head: journal.head,
    breakDown: (down: boolean) => (failing = down),
    append: async (events: readonly StationEvent[]) => {
      batches.push(events.length);
      await new Promise((resolve) => setTimeout(resolve, syncMs));
      if (failing) throw new Error('input/output error');
      return journal.append(events);
    },
  };
}

function start(journal = aSlowJournal()) {
  const durable: string[] = [];
  const committed: string[] = [];
  const repeated: string[] = [];
  let failures = 0;
  let stalls = 0;
  const commits = new Commits({
    journal,
    onCommitted: (fresh) => void committed.push(...fresh.map(({ event }) => event.id)),
    onRepeated: (events) => void repeated.push(...events.map(({ id }) => id)),
    onStalled: () => (stalls += 1),
    onSettled: () => undefined,
    onFailed: () => (failures += 1),
  });
  const pending = (id: string, onDurable: Pending['onDurable'] = () => undefined): Pending => ({
    events: [aPeopleEvent({ id })],
    onDurable: (fresh: readonly Committed[]) => {
      durable.push(id);
      onDurable(fresh);
    },
  });
  return {
    journal,
    commits,
    durable,
    committed,
    repeated,
    failures: () => failures,
    stalls: () => stalls,
    pending,
  };
}

test('the first one starts the timer, later ones never extend it', async () => {
  const { journal, commits, pending } = start();

  for (const id of ['a', 'b', 'c']) {
    commits.add(pending(id));
    await vi.advanceTimersByTimeAsync(3);
  }

  expect(journal.batches).toEqual([3]);
});

test('while one batch syncs the next is collected, and follows when its own first one has waited', async () => {
  const { journal, commits, pending } = start(aSlowJournal(20));
  commits.add(pending('a'));
  await vi.advanceTimersByTimeAsync(8);
  commits.add(pending('b'));
  await vi.advanceTimersByTimeAsync(1);
  commits.add(pending('c'));
  expect(journal.batches).toEqual([1]);

  await vi.advanceTimersByTimeAsync(20);

  expect(journal.batches).toEqual([1, 2]);
});

test('a full batch does not wait, and is not exceeded', async () => {
  const { journal, commits, pending } = start();

  for (let n = 0; n < 5_000; n += 1) commits.add(pending(`e${n}`));
  await vi.advanceTimersByTimeAsync(0);
  expect(journal.batches).toEqual([2_000]);

  await vi.advanceTimersByTimeAsync(20);
  expect(journal.batches).toEqual([2_000, 2_000, 1_000]);
});

test('what is urgent goes before all that waits, in a batch of its own, and does not wait for company', async () => {
  const { journal, commits, committed, pending } = start(aSlowJournal(20));
  for (const id of ['a', 'b']) commits.add(pending(id));
  await vi.advanceTimersByTimeAsync(8);
  commits.add(pending('c'));
  for (const id of ['x', 'y']) commits.addUrgent(pending(id));
  await vi.advanceTimersByTimeAsync(20);
  expect(journal.batches).toEqual([2, 2]);
  await vi.advanceTimersByTimeAsync(40);
  expect(committed).toEqual(['a', 'b', 'x', 'y', 'c']);

  commits.add(pending('d'));
  commits.addUrgent(pending('z'));
  await vi.advanceTimersByTimeAsync(0);
  expect(journal.batches).toEqual([2, 2, 1, 1]);
});

test('what was acknowledged is in the journal and applied, acknowledged in order, once, however it comes and fails', async () => {
  const step = fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constant('receive' as const),
        id: fc.integer({ min: 0, max: 30 }),
        urgent: fc.boolean(),
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({ kind: fc.constant('wait' as const), ms: fc.integer({ min: 0, max: 12 }) }),
    },
    { weight: 1, arbitrary: fc.constant({ kind: 'break' as const }) },
    { weight: 1, arbitrary: fc.constant({ kind: 'hold' as const }) },
    { weight: 2, arbitrary: fc.constant({ kind: 'mend' as const }) },
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
      const { journal, commits, durable, committed, pending } = start();
      const received: string[] = [];
      for (const taken of steps) {
        if (taken.kind === 'receive') {
          const id = `e${taken.id}`;
          received.push(id);
          const work = pending(id, () => expect(committed).toContain(id));
          if (taken.urgent) {
            commits.addUrgent({ ...work, onDurable: () => undefined });
            commits.add({ ...work, events: [], onDurable: work.onDurable });
          } else commits.add(work);
        } else if (taken.kind === 'wait') await vi.advanceTimersByTimeAsync(taken.ms);
        else if (taken.kind === 'break') journal.breakDown(true);
        else if (taken.kind === 'hold') commits.hold();
        else {
          journal.breakDown(false);
          commits.release();
        }
        expect(durable).toEqual(received.slice(0, durable.length));
        expect(commits.backlog).toBeGreaterThanOrEqual(received.length - durable.length);
      }
      journal.breakDown(false);
      commits.release();
      await vi.runAllTimersAsync();
      commits.release();
      await vi.runAllTimersAsync();

      expect(durable).toEqual(received);
      expect(committed.toSorted()).toEqual([...new Set(received)].toSorted());
      expect(journal.head()).toBe(committed.length);
    }),
    { numRuns: 300 },
  );
});

test('a flush ends when all is durable, and when it cannot be', async () => {
  const { journal, commits, durable, failures, pending } = start();
  commits.add(pending('a'));
  const flushed = commits.flush();
  await vi.advanceTimersByTimeAsync(5);
  await flushed;
  expect(durable).toEqual(['a']);

  journal.breakDown(true);
  commits.add(pending('b'));
  const given = commits.flush();
  await vi.advanceTimersByTimeAsync(5);
  await given;
  expect(failures()).toBe(1);
  expect(commits.backlog).toBe(1);
});

test('what the journal had already is told apart from what is new', async () => {
  const { commits, committed, repeated, pending } = start();
  for (const id of ['a', 'b', 'a']) commits.add(pending(id));
  await vi.advanceTimersByTimeAsync(20);
  commits.add(pending('b'));
  await vi.advanceTimersByTimeAsync(20);
  expect([committed, repeated]).toEqual([
    ['a', 'b'],
    ['a', 'b'],
  ]);
});

test('a disk that does not answer is told of once, and what comes of the write all the same is taken', async () => {
  const { commits, durable, stalls, pending } = start(aSlowJournal(60_000));
  commits.add(pending('a'));
  await vi.advanceTimersByTimeAsync(30_000);
  expect([stalls(), durable]).toEqual([1, []]);
  await vi.advanceTimersByTimeAsync(40_000);
  expect([stalls(), durable]).toEqual([1, ['a']]);
});

test('a flush does not wait for a disk that does not answer', async () => {
  const { commits, pending } = start(aSlowJournal(3_600_000));
  commits.add(pending('a'));
  const flushed = commits.flush();
  await vi.advanceTimersByTimeAsync(10_000);
  await flushed;
  expect(commits.backlog).toBe(1);
  commits.hold();
});
