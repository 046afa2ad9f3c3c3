import { describe, expect, it } from 'vitest';
import { aConsole, FROM_START } from './support/port-console.ts';

describe('the port', () => {
  it('answers a snapshot first, then only what changed', async () => {
    const { client, publish } = await aConsole();
    await publish('a/people', { id: '1', ts: Date.now(), in: 1, out: 0 });
    await publish('b/people', { id: '1', ts: Date.now(), in: 1, out: 0 });
    const first = await client.live.pull(FROM_START);
    expect(first.full).toBe(true);
    expect(first.stations.map(({ id }) => id)).toEqual(['a', 'b']);

    await publish('b/people', { id: '2', ts: Date.now(), in: 1, out: 0 });
    const second = await client.live.pull({ session: first.session, since: first.version, watch: null });
    expect(second.full).toBe(false);
    expect(second.stations).toMatchObject([{ id: 'b', inside: 2, visitsToday: 2 }]);
  });

  it('wakes a waiting pull with the next event', async () => {
    const { client, publish } = await aConsole();
    const { session, version } = await client.live.pull(FROM_START);
    const waiting = client.live.pull({ session, since: version, watch: null });
    await publish('a/people', { id: '1', ts: Date.now(), in: 1, out: 0 });
    expect((await waiting).stations).toMatchObject([{ id: 'a', inside: 1 }]);
  });

  it('sends the detail of the watched station when the window has none or an older one', async () => {
    const { client, publish } = await aConsole();
    await publish('a/state/front', { ts: Date.now(), lock: 'locked' });
    const first = await client.live.pull(FROM_START);
    expect(first.detail).toBeNull();
    const ask = { session: first.session, since: first.version };
    const opened = await client.live.pull({ ...ask, watch: { station: 'a', since: 0 } });
    expect(opened.detail?.devices).toMatchObject([{ reported: { lock: 'locked' } }]);
  });

  it('hands the journal over in order, as parsed events, after any cursor', async () => {
    const { client, publish } = await aConsole();
    for (const id of ['1', '2', '3']) await publish('a/people', { id, ts: Date.now(), in: 1, out: 0 });
    const batch = await client.history.pull({ after: 1, limit: 10 });
    expect(JSON.parse(batch.entries)).toMatchObject([
      [2, { kind: 'people', id: '2' }],
      [3, { kind: 'people', id: '3' }],
    ]);
    expect(batch).toMatchObject({ next: 3, head: 3, earliest: 1 });
  });

  it('tells the health of the console: what waits for the history, what was put aside, what came twice', async () => {
    const { client, core, publish } = await aConsole();
    const visit = { id: '1', ts: Date.now(), in: 1, out: 0 };
    await publish('a/people', visit);
    await publish('a/people', visit);
    await publish('a/people', { id: '2', in: 'many' });
    await client.history.pull({ after: 1, limit: 1 });
    expect(core.health()).toMatchObject({
      received: 3,
      duplicates: 1,
      quarantined: 1,
      backlog: 0,
      journalHead: 1,
    });
    expect(await client.quarantine.list()).toMatchObject([{ topic: 'waystation/v1/a/people' }]);
  });

  it('records a correction by hand with the operator, and the visits stay', async () => {
    const { client, core, publish } = await aConsole();
    await publish('a/people', { id: '1', ts: Date.now() - 1_000, in: 5, out: 0 });
    await client.people.correct({ station: 'a', inside: 3, note: 'counted on camera 1' });
    expect(core.engine.summary('a')).toMatchObject({ inside: 3, visitsToday: 5 });
    expect(core.engine.detail('a')?.correction).toMatchObject({ inside: 3, by: 'wang@control-1' });
  });

  it('refuses to correct the people of a station that nobody knows', async () => {
    const { client } = await aConsole();
    const correction = { station: 'ghost', inside: 3, note: 'counted' };
    await expect(client.people.correct(correction)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('lets rules watch as soon as they are saved, and refuses what was made from older ones', async () => {
    const { client, core, publish } = await aConsole();
    await publish('a/door/front', { id: '1', ts: Date.now(), event: 'forced' });
    expect(core.engine.alarms('a')).toEqual([]);
    const set = await client.rules.get();
    const saved = await client.rules.save(set);
    expect(saved).toMatchObject({ ok: true, set: { revision: set.revision + 1 } });
    expect(await client.rules.save(set)).toMatchObject({ ok: false, code: 'stale' });
    await publish('a/door/front', { id: '2', ts: Date.now(), event: 'forced' });
    await expect.poll(() => core.engine.alarms('a')).toMatchObject([{ alarm: 'console-door-forced' }]);
  });

  it('never tells the credentials of a URL', async () => {
    const { client } = await aConsole();
    expect(JSON.stringify(await client.live.pull(FROM_START))).not.toContain('secret');
  });

  it.each([
    ['live.pull', { session: 1, since: -1 }],
    ['live.pull', null],
    ['history.pull', { after: 0, limit: 1e9 }],
    ['history.pull', { after: 'x', limit: 1 }],
    ['people.correct', { station: '../etc', inside: 1, note: 'x' }],
    ['people.correct', { station: 'a', inside: -1, note: 'x' }],
    ['people.correct', { station: 'a', inside: 1, note: ' ' }],
    ['rules.save', { format: 1, revision: 0, rules: [{ id: 'x', kind: 'nonsense' }] }],
    ['settings.look', { language: 'fr' }],
    ['settings.change', { staleAfterS: -1 }],
    [
      'settings.useBroker',
      { urls: ['http://evil'], username: '', password: null, caFile: '', certFile: '', keyFile: null },
    ],
    ['broker.test', { urls: [], username: '', password: null, caFile: '', certFile: '', keyFile: null }],
  ])('refuses malformed input to %s: %j', async (procedure, input) => {
    const { client } = await aConsole();
    const path = procedure.split('.');
    const target: unknown = path.reduce<unknown>((at, name) => Reflect.get(Object(at), name), client);
    if (typeof target !== 'function') throw new Error(`no procedure ${procedure}`);
    await expect(Reflect.apply(target, undefined, [input])).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  });
});

describe('rules that are saved', () => {
  it('are audited by what was added, changed and removed, and removed ones end', async () => {
    const { client, people } = await aConsole();
    const set = await client.rules.get();
    const [first, second, ...rest] = set.rules;
    if (first === undefined || second === undefined) throw new Error('no default rules');
    const rules = [{ ...second, onDelayS: 7 }, ...rest, { ...second, id: 'another' }];
    expect(await client.rules.save({ ...set, rules })).toMatchObject({ ok: true });
    expect((await people.entries()).at(-1)).toMatchObject({
      action: 'rules',
      detail: { added: 'another', changed: second.id, removed: first.id },
    });
  });
});

describe('a self-test of the horn', () => {
  it('that was not heard is told to every window and written down, until it is heard', async () => {
    const { client, people } = await aConsole();
    await client.alarms.soundHeard({ heard: false });
    expect((await client.live.alarms({ session: '', since: 0 })).horn.unheard).toBe('said');
    expect((await people.entries()).at(-1)).toMatchObject({ action: 'sound-test', detail: { heard: false } });
    await client.alarms.soundHeard({ heard: true });
    expect((await client.live.alarms({ session: '', since: 0 })).horn.unheard).toBeNull();
  });
});

describe('what goes beyond a bound', () => {
  it('is counted in the health of the console', async () => {
    const { client, core, publish } = await aConsole();
    await publish('a/people', { id: '1', ts: Date.now(), in: 1, out: 0 });
    for (let n = 0; n < 100; n += 1) await publish(`a/power/m${String(n)}`, { ts: Date.now(), w: 1 });
    core.engine.tick();
    expect((await client.live.pull(FROM_START)).health.droppedReadings).toBeGreaterThan(0);
  });

  it('is no gap where an event came again under its next number', async () => {
    const { client, publish } = await aConsole();
    const people = (id: string, seq: number): Promise<void> =>
      publish('a/people', { id, ts: Date.now(), in: 1, out: 0, seq });
    await people('1', 1);
    await people('2', 2);
    await people('2', 3);
    await people('3', 4);
    const { stations } = await client.live.pull(FROM_START);
    expect(stations[0]).toMatchObject({ missingMessages: 0, visitsToday: 3 });
  });
});
