import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NO_STATUS, reduceStatus, type StatusState } from '../../../src-shared/domain/status.ts';
import { WHY_LINKS, whyChain, type WhyFacts } from '../../../src-shared/domain/why.ts';

const NOW_MS = 10_000_000;
const STALE_MS = 120_000;
const TOPIC = 'waystation/v1/a/status';

const said = (
  state: 'online' | 'offline',
  atMs: number,
  fields: { readonly retained?: boolean; readonly arrivedMs?: number } = {},
) => ({
  kind: 'status' as const,
  station: 'a',
  id: `${state}-${atMs}`,
  atMs,
  stationMs: atMs,
  arrivedMs: fields.arrivedMs ?? atMs,
  timing: 'ok' as const,
  retained: fields.retained ?? false,
  seq: null,
  state,
  session: null,
});
const statusOf = (...events: ReturnType<typeof said>[]): StatusState =>
  events.reduce(reduceStatus, NO_STATUS);

const FEED: WhyFacts['feed'] = {
  connection: 'connected',
  broker: 'mqtt://b',
  sinceMs: 1_000,
  problem: null,
  paused: null,
  roundTripMs: 3,
};

const facts = (fields: Partial<WhyFacts> = {}): WhyFacts => ({
  station: 'a',
  state: 'online',
  stateSinceMs: 5_000,
  status: statusOf(said('online', 5_000)),
  statusTopic: TOPIC,
  last: { topic: 'waystation/v1/a/people', arrivedMs: NOW_MS - 1_000, retained: false },
  putAside: null,
  newestMs: NOW_MS - 1_000,
  feed: FEED,
  staleAfterMs: STALE_MS,
  nowMs: NOW_MS,
  ...fields,
});

const OLD = { topic: 'waystation/v1/a/people', arrivedMs: NOW_MS - STALE_MS - 1, retained: false };
const link = (fields: WhyFacts, name: string) => whyChain(fields).links.find((one) => one.name === name);

describe('why a station is grey', () => {
  it('is nothing where it is online: every link is good', () => {
    const { breaksAt, links } = whyChain(facts());
    expect(breaksAt).toBeNull();
    expect(links.map(({ name, mark }) => [name, mark])).toEqual(WHY_LINKS.map((name) => [name, 'good']));
  });

  it('is the status topic where the last will came', () => {
    const status = statusOf(said('online', 5_000), said('offline', 4_900, { arrivedMs: NOW_MS - 60_000 }));
    const offline = facts({ state: 'offline', status });
    expect(whyChain(offline).breaksAt).toBe('topic');
    expect(link(offline, 'rule')?.code).toBe('will');
    expect(link(offline, 'topic')).toMatchObject({ code: 'says-offline', topic: TOPIC });
    expect(link(offline, 'packet')?.mark).toBe('good');
  });

  it('tells a sign-off from a will, and from what the broker had kept', () => {
    const signedOff = facts({
      state: 'offline',
      status: statusOf(said('online', 5_000), said('offline', 6_000)),
    });
    expect(link(signedOff, 'rule')?.code).toBe('signed-off');
    const kept = facts({ state: 'offline', status: statusOf(said('offline', 6_000, { retained: true })) });
    expect(link(kept, 'rule')?.code).toBe('kept-offline');
  });

  it('is the last packet where it says online and is silent', () => {
    const silent = facts({ state: 'stale', last: OLD });
    expect(whyChain(silent).breaksAt).toBe('packet');
    expect(link(silent, 'rule')?.code).toBe('silence');
    expect(link(silent, 'packet')).toMatchObject({ code: 'old', atMs: OLD.arrivedMs, topic: OLD.topic });
    expect(link(silent, 'topic')?.mark).toBe('follows');
  });

  it.each([
    ['kept-only', { ...OLD, retained: true }],
    ['none', null],
  ] as const)('tells that since the start there was %s', (code, last) => {
    expect(link(facts({ state: 'stale', last }), 'packet')).toMatchObject({ code, mark: 'broken' });
  });

  it('is what was put aside where it speaks, but not as the contract has it', () => {
    const putAside = { topic: 'waystation/v1/a/people', atMs: NOW_MS - 500, reason: 'bad-payload' };
    const garbled = facts({ state: 'stale', last: OLD, putAside });
    expect(link(garbled, 'packet')).toMatchObject({
      code: 'put-aside',
      mark: 'broken',
      problem: 'bad-payload',
    });
    // One bad message among good ones makes nothing grey.
    expect(whyChain(facts({ putAside })).breaksAt).toBeNull();
  });

  it('is the status topic where it speaks and never told its status', () => {
    const mute = facts({ state: 'unknown', status: NO_STATUS });
    expect(whyChain(mute).breaksAt).toBe('topic');
    expect(link(mute, 'topic')?.code).toBe('never-said');
  });

  it.each([
    ['refused', 'line'],
    ['name-not-found', 'line'],
    ['tls-expired', 'line'],
    ['credentials', 'session'],
    ['closed', 'session'],
    [null, 'line'],
  ] as const)('is the broker where it is away (%s): the %s', (problem, breaksAt) => {
    const feed = { ...FEED, connection: 'offline' as const, problem };
    expect(whyChain(facts({ state: 'stale', last: OLD, feed })).breaksAt).toBe(breaksAt);
    // Also a tile that is not grey yet: its picture is not live.
    expect(whyChain(facts({ feed })).breaksAt).toBe(breaksAt);
  });

  it('is the session where this console takes nothing in', () => {
    const feed = { ...FEED, paused: 'disk-full' };
    expect(link(facts({ feed }), 'session')).toMatchObject({ code: 'paused', problem: 'disk-full' });
    expect(whyChain(facts({ feed })).breaksAt).toBe('session');
  });

  it('breaks at one link at most, and all above that follow', () => {
    const anyFacts = fc.record({
      state: fc.constantFrom('online' as const, 'offline' as const, 'stale' as const, 'unknown' as const),
      status: fc.constantFrom(NO_STATUS, statusOf(said('online', 5_000)), statusOf(said('offline', 6_000))),
      last: fc.constantFrom(null, OLD, { ...OLD, retained: true }, { ...OLD, arrivedMs: NOW_MS }),
      putAside: fc.constantFrom(null, { topic: 't', atMs: NOW_MS, reason: 'not-json' }),
      feed: fc.record({
        connection: fc.constantFrom('connected' as const, 'connecting' as const, 'offline' as const),
        broker: fc.constant('mqtt://b'),
        sinceMs: fc.constant(1_000),
        problem: fc.constantFrom(null, 'refused', 'closed'),
        paused: fc.constantFrom(null, 'journal-failed'),
        roundTripMs: fc.constant(null),
      }),
    });
    fc.assert(
      fc.property(anyFacts, (fields) => {
        const { links, breaksAt } = whyChain(facts(fields));
        const broken = links.filter(({ mark }) => mark === 'broken');
        expect(broken.map(({ name }) => name)).toEqual(breaksAt === null ? [] : [breaksAt]);
        const at = links.findIndex(({ name }) => name === breaksAt);
        for (const { mark } of links.slice(0, Math.max(0, at))) expect(mark).not.toBe('broken');
        if (breaksAt !== null) expect(links[0]?.mark).toBe('follows');
        if (breaksAt === null) expect(fields.feed.connection).toBe('connected');
      }),
    );
  });
});
