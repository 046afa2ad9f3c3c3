import { describe, expect, it } from 'vitest';
import { commitBatch } from '../../../src-renderer/history/commit.ts';
import { alarmLoad, alarmPage, type AlarmQuery } from '../../../src-renderer/history/read-alarms.ts';
import type { StationEvent } from '../../../src-shared/domain/event.ts';
import { anAlarmEvent, aDeedEvent, aPeopleEvent, NOON_MS } from '../../builders/events.ts';
import { aBatch, anOpenDb } from './support.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const at = (minutes: number): number => NOON_MS + minutes * MINUTE_MS;
const raise = (id: string, minutes: number, fields: Parameters<typeof anAlarmEvent>[0] = {}) =>
  anAlarmEvent({ id, alarm: id, atMs: at(minutes), ...fields });

async function dbWith(...events: StationEvent[]) {
  const db = await anOpenDb();
  await commitBatch(db, aBatch(events));
  return db;
}

const everything = { station: null, priority: null, type: null, text: '' };
const query = (over: Partial<AlarmQuery> = {}): AlarmQuery => ({
  fromMs: at(0),
  toMs: at(100_000),
  before: null,
  limit: 10,
  filter: everything,
  ...over,
});

describe('pages', () => {
  it('go back from the newest, each where the last one ended, also within one millisecond', async () => {
    const db = await dbWith(...Array.from({ length: 25 }, (_, n) => raise(`o${n}`, Math.floor(n / 7))));
    const seen: string[] = [];
    let before: AlarmQuery['before'] = null;
    const sizes: number[] = [];
    do {
      const page = await alarmPage(db, query({ before }));
      seen.push(...page.rows.map(({ occurrence }) => occurrence));
      sizes.push(page.rows.length);
      before = page.next;
    } while (before !== null);
    expect(sizes).toEqual([10, 10, 5]);
    expect(new Set(seen).size).toBe(25);
    expect(seen.slice(0, 4).sort()).toEqual(['o21', 'o22', 'o23', 'o24']);
  });

  it('end at the bounds of the range: the first instant is in it, the last is not', async () => {
    const db = await dbWith(raise('before', -1), raise('first', 0), raise('end', 60));
    const { rows } = await alarmPage(db, query({ toMs: at(60) }));
    expect(rows.map(({ occurrence }) => occurrence)).toEqual(['first']);
  });

  it('hold what passes the filter only', async () => {
    const acknowledged = { atMs: at(9), by: 'Wang@c1', note: 'Window open' };
    const db = await dbWith(
      raise('a', 1, { station: 'elm', priority: 'low', text: 'Smoke in the hall' }),
      raise('b', 2, { station: 'oak', type: 'water' }),
      aDeedEvent({ occurrence: 'b', acknowledged }, { station: 'oak', alarm: 'b' }),
    );
    const found = async (filter: Partial<typeof everything> | { priority: 'low' }) =>
      (await alarmPage(db, query({ filter: { ...everything, ...filter } }))).rows.map((r) => r.occurrence);
    expect(await found({ priority: 'low' })).toEqual(['a']);
    expect(await found({ text: 'HALL' })).toEqual(['a']);
    expect(await found({ text: ' window ' })).toEqual(['b']);
    expect(await found({ text: 'wang' })).toEqual(['b']);
    expect(await found({ text: 'nothing' })).toEqual([]);
  });

  it('stop looking after some thousands of rows, and say where to go on', async () => {
    const flood = Array.from({ length: 6_000 }, (_, n) => raise(`o${n}`, 1 + n));
    const db = await dbWith(raise('rare', 0, { type: 'sos' }), ...flood);
    const rare = query({ filter: { ...everything, type: 'sos' } });
    const first = await alarmPage(db, rare);
    expect(first.rows).toEqual([]);
    const second = await alarmPage(db, { ...rare, before: first.next });
    expect(second).toMatchObject({ rows: [{ occurrence: 'rare' }], next: null });
  });
});

describe('the load', () => {
  const day = { fromMs: at(0), toMs: at(24 * 60), binMs: HOUR_MS, operators: 1 };

  it('counts what was raised in the range, and what stands from before it', async () => {
    const db = await dbWith(
      aPeopleEvent({ atMs: at(-9_000) }),
      raise('stands', -3_000),
      raise('over', -2_000),
      anAlarmEvent({ alarm: 'over', active: false, atMs: at(-1_999) }),
      raise('in', 5),
    );
    expect(await alarmLoad(db, day)).toMatchObject({ fromMs: at(0), total: 1, standing: 2, stale: 1 });
  });

  it('of a stretch that is over counts what stood at its end, also where it is over by now', async () => {
    const db = await dbWith(
      aPeopleEvent({ atMs: at(-9_000) }),
      raise('stood', -3_000),
      anAlarmEvent({ alarm: 'stood', active: false, atMs: at(2_000) }),
      raise('in', 5),
      anAlarmEvent({ alarm: 'in', active: false, atMs: at(6) }),
      raise('after', 1_500),
    );
    expect(await alarmLoad(db, day)).toMatchObject({ total: 1, standing: 1, stale: 1 });
  });

  it('begins where the history does: time of which nothing is known is no quiet time', async () => {
    const db = await dbWith(aPeopleEvent({ atMs: at(23 * 60 + 7) }), raise('in', 23 * 60 + 30));
    const load = await alarmLoad(db, day);
    expect(load).toMatchObject({ fromMs: at(23 * 60), perTenMinutes: 1 / 6 });
    expect(load.bins).toHaveLength(1);
  });

  it('of an empty history is empty', async () => {
    const load = await alarmLoad(await anOpenDb(), day);
    expect(load).toMatchObject({ total: 0, perTenMinutes: null, peak: null, bins: [] });
  });
});
