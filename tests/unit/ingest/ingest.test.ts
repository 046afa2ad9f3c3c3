import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { PAUSE_BELOW_BYTES, RESUME_ABOVE_BYTES } from '../../../src-main/core/feed/free-space-guard.ts';
import { BACKLOG_HIGH, createIngest } from '../../../src-main/core/feed/ingest.ts';
import type { IncomingMessage } from '../../../src-main/core/ports.ts';
import { DEFAULT_ROOT } from '../../../src-shared/feed/topics.ts';
import { aPeopleEvent } from '../../builders/events.ts';
import { aMemoryJournal } from '../../builders/memory-journal.ts';
import {
  anAlarmMessage,
  anEnvMessage,
  aPeopleMessage,
  SENT_MS,
  type StationMessage,
} from '../../builders/messages.ts';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

function start() {
  const journal = aMemoryJournal();
  /** What happened, in its order. */
  const story: string[] = [];
  let free = 10 * RESUME_ABOVE_BYTES;
  let failing = false;
  let hanging: Promise<void> | null = null;
  const ingest = createIngest({
    journal: {
      append: async (events) => {
        await Promise.resolve();
        if (hanging !== null) await hanging;
        if (failing) throw new Error('input/output error');
        return journal.append(events);
      },
    },
    root: DEFAULT_ROOT,
    log: { info: () => undefined, warn: () => void story.push('warned') },
    freeBytes: () => Promise.resolve(free),
    onCommitted: (fresh) => void story.push(...fresh.map(({ event }) => `committed ${event.id}`)),
    onRepeated: (events) => void story.push(...events.map(({ id }) => `repeated ${id}`)),
    onOperators: (event) => event,
    onTelemetry: ({ kind }) => void story.push(`telemetry ${kind}`),
    onQuarantined: ({ reason }) => void story.push(`quarantined ${reason}`),
    pause: (reason) => void story.push(`paused ${reason}`),
    resume: () => void story.push('resumed'),
  });
  const receive = (name: string, { topic, payload, qos }: StationMessage): void => {
    const acknowledge: IncomingMessage['acknowledge'] = () => void story.push(`acknowledged ${name}`);
    ingest.receive({ topic, payload, qos, retain: false, arrivedMs: SENT_MS, acknowledge });
  };
  return {
    ingest,
    journal,
    story,
    receive,
    event: (id: string) => {
      receive(id, aPeopleMessage({ id }));
    },
    setFree: (bytes: number) => (free = bytes),
    breakDown: (down: boolean) => (failing = down),
    /** Writes hang from now on, until it is let go. */
    hang: (): (() => void) => {
      let letGo = (): void => undefined;
      hanging = new Promise((resolve) => {
        letGo = () => {
          hanging = null;
          resolve();
        };
      });
      return letGo;
    },
  };
}

const BAD: StationMessage = {
  topic: 'waystation/v1/s1/people',
  payload: Buffer.from('{'),
  qos: 1,
  retain: false,
};

test('an event is applied and then acknowledged, not before it is in the journal', async () => {
  const { event, story } = start();

  event('a');
  expect(story).toEqual([]);
  await vi.advanceTimersByTimeAsync(8);

  expect(story).toEqual(['committed a', 'acknowledged a']);
});

test('what is not journalled keeps its place in the order of acknowledgements', async () => {
  const { event, receive, story } = start();

  event('a');
  receive('bad', BAD);
  receive('reading', { ...anEnvMessage(), qos: 1 });
  event('a');
  await vi.advanceTimersByTimeAsync(8);

  expect(story).toEqual([
    'quarantined not-json',
    'telemetry env',
    'committed a',
    'repeated a',
    'acknowledged a',
    'acknowledged bad',
    'acknowledged reading',
    'acknowledged a',
  ]);
});

test('readings of QoS 0 are handed on at once', () => {
  const { receive, story } = start();

  receive('reading', anEnvMessage());

  expect(story).toEqual(['telemetry env']);
});

test('an alarm overtakes what waits, and is acknowledged in its turn', async () => {
  const { event, receive, story } = start();
  event('a');
  receive('alarm', anAlarmMessage({ id: 'fire' }));
  event('b');
  await vi.advanceTimersByTimeAsync(8);

  expect(story).toEqual([
    'committed fire',
    'committed a',
    'committed b',
    'acknowledged a',
    'acknowledged alarm',
    'acknowledged b',
  ]);
});

test('counts what it received, and what it had already', async () => {
  const { event, receive, ingest } = start();
  for (const id of ['a', 'b', 'a']) event(id);
  receive('bad', BAD);
  await vi.advanceTimersByTimeAsync(8);

  expect(ingest.counts()).toEqual({ received: 4, duplicates: 1, freeBytes: 10 * RESUME_ABOVE_BYTES });
});

test('our own events go the same way, and are answered with their cursors', async () => {
  const { event, ingest } = start();
  event('a');
  const recording = ingest.record([aPeopleEvent({ id: 'own-1' }), aPeopleEvent({ id: 'own-2' })]);
  await vi.advanceTimersByTimeAsync(8);

  expect(await recording).toMatchObject([
    { cursor: 2, event: { id: 'own-1' } },
    { cursor: 3, event: { id: 'own-2' } },
  ]);
});

test('too much waits: nothing more is read until some of it is written', async () => {
  const { event, story } = start();

  for (let n = 0; n < BACKLOG_HIGH; n += 1) event(`e${n}`);
  expect(story).toEqual(['paused backlog']);
  await vi.advanceTimersByTimeAsync(100);

  expect(story.filter((line) => line === 'resumed')).toHaveLength(1);
  expect(story.at(-1)).toBe(`acknowledged e${BACKLOG_HIGH - 1}`);
});

test('a journal that fails: nothing is acknowledged, it is tried again, and it goes on by itself', async () => {
  const { event, breakDown, story } = start();
  breakDown(true);
  event('a');
  await vi.advanceTimersByTimeAsync(10);
  expect(story).toEqual(['warned', 'paused journal-failed']);
  event('b');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(story.filter((line) => line !== 'warned')).toEqual(['paused journal-failed']);

  breakDown(false);
  await vi.advanceTimersByTimeAsync(10_000);

  expect(story.filter((line) => line !== 'warned').slice(1)).toEqual([
    'committed a',
    'committed b',
    'acknowledged a',
    'acknowledged b',
    'resumed',
  ]);
});

test('little space: paused before the disk is full, and resumed only when there is clearly enough', async () => {
  const { event, setFree, story } = start();
  setFree(PAUSE_BELOW_BYTES - 1);
  await vi.advanceTimersByTimeAsync(2_000);
  event('a');
  await vi.advanceTimersByTimeAsync(10_000);
  setFree(RESUME_ABOVE_BYTES - 1);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(story).toEqual(['paused disk-full']);

  setFree(RESUME_ABOVE_BYTES);
  await vi.advanceTimersByTimeAsync(2_100);

  expect(story).toEqual(['paused disk-full', 'resumed', 'committed a', 'acknowledged a']);
});

test('the graver reason is shown: a failing journal whose disk turns out to be full', async () => {
  const { event, setFree, breakDown, story } = start();
  breakDown(true);
  event('a');
  await vi.advanceTimersByTimeAsync(10);
  setFree(0);
  await vi.advanceTimersByTimeAsync(2_000);

  expect(story.filter((line) => line.startsWith('paused'))).toEqual([
    'paused journal-failed',
    'paused disk-full',
  ]);
});

test('what somebody waits for is given up at once where it cannot be written, and is not written later', async () => {
  const { event, ingest, breakDown, journal } = start();
  breakDown(true);
  const first = ingest.recordNow([aPeopleEvent({ id: 'first to fail' })]);
  const waiting = ingest.record([aPeopleEvent({ id: 'waits' })]);
  await vi.advanceTimersByTimeAsync(10);
  expect(await first).toEqual([]);
  expect(await ingest.recordNow([aPeopleEvent({ id: 'while it fails' })])).toEqual([]);

  breakDown(false);
  await vi.advanceTimersByTimeAsync(10_000);
  event('after');
  await vi.advanceTimersByTimeAsync(10);

  expect(await waiting).toHaveLength(1);
  expect((await journal.read(0, 10)).map(({ json }) => (JSON.parse(json) as { id: string }).id)).toEqual([
    'waits',
    'after',
  ]);
});

test('what somebody waits for is given up when space runs out', async () => {
  const { ingest, setFree } = start();
  setFree(PAUSE_BELOW_BYTES - 1);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(await ingest.recordNow([aPeopleEvent()])).toEqual([]);
});

test('closing writes what was collected', async () => {
  const { event, ingest, journal } = start();
  event('a');

  await ingest.close();

  expect(journal.head()).toBe(1);
});

test('closing with a journal that fails ends too: nothing is acknowledged, and nobody waits for ever', async () => {
  const { event, ingest, breakDown, story } = start();
  breakDown(true);
  event('a');
  const recording = ingest.record([aPeopleEvent()]);

  await ingest.close();

  expect(await recording).toEqual([]);
  expect(story.filter((line) => line.startsWith('acknowledged'))).toEqual([]);
  expect(vi.getTimerCount()).toBe(0);
});

const idsIn = async (journal: ReturnType<typeof start>['journal']): Promise<string[]> =>
  (await journal.read(0, 10)).map(({ json }) => (JSON.parse(json) as { id: string }).id);

test('nobody waits for a disk that does not answer; what it has comes once, and what it has not does not', async () => {
  const { ingest, journal, story, hang } = start();
  const letGo = hang();
  const later: Promise<readonly unknown[]>[] = [];
  const given = ingest.recordNow([aPeopleEvent({ id: 'given' })], (open) => void later.push(open));
  await vi.advanceTimersByTimeAsync(10);
  const queued = ingest.recordNow([aPeopleEvent({ id: 'queued' })], (open) => void later.push(open));
  await vi.advanceTimersByTimeAsync(5_000);
  expect(await Promise.all([given, queued])).toEqual([[], []]);
  expect(later).toHaveLength(1);
  expect(story).toEqual(['warned', 'paused journal-failed']);
  expect(await ingest.recordNow([aPeopleEvent({ id: 'refused at once' })])).toEqual([]);

  letGo();
  await vi.advanceTimersByTimeAsync(100);
  expect(await later[0]).toHaveLength(1);
  expect(story.at(-1)).toBe('resumed');
  expect(await idsIn(journal)).toEqual(['given']);
  const again = ingest.recordNow([aPeopleEvent({ id: 'given' })]);
  await vi.advanceTimersByTimeAsync(100);
  expect([await again, await idsIn(journal)]).toEqual([[], ['given']]);
});

test('what hung and then failed is not written later', async () => {
  const { ingest, journal, hang, breakDown } = start();
  const letGo = hang();
  let later: Promise<readonly unknown[]> = Promise.resolve(['never told']);
  const given = ingest.recordNow([aPeopleEvent({ id: 'given' })], (open) => void (later = open));
  await vi.advanceTimersByTimeAsync(6_000);
  expect(await given).toEqual([]);
  breakDown(true);
  letGo();
  await vi.advanceTimersByTimeAsync(100);
  expect(await later).toEqual([]);
  breakDown(false);
  await vi.advanceTimersByTimeAsync(20_000);
  expect(await idsIn(journal)).toEqual([]);
});
