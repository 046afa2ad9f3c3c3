import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createText } from '../../../src-renderer/text/i18n.ts';
import * as fields from '../../../src-renderer/views/overview/fields.ts';
import { arrange, districtsOf, modeFor, NO_FILTER } from '../../../src-renderer/views/overview/model.ts';
import { sparkPath } from '../../../src-renderer/views/overview/spark.ts';
import { TILE_GAP, tileLayout } from '../../../src-renderer/views/overview/tile-layout.ts';
import { aStation } from './builders.ts';

const { t } = createText('en');
const MINUTE = 60_000;

describe('order', () => {
  const calm2 = aStation({ id: 'c2', name: '站 2' });
  const calm10 = aStation({ id: 'c10', name: '站 10' });
  const offline = aStation({ id: 'off', state: 'offline' });
  const burning = aStation({ id: 'fire', worstPriority: 'critical' });

  it('is worst first, by name within a class', () => {
    const ids = arrange([calm10, calm2, offline, burning], NO_FILTER, 'zh-CN', []);
    expect(ids).toEqual(['fire', 'off', 'c2', 'c10']);
  });

  it('does not depend on figures, so that no tile jumps', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 4, maxLength: 4 }), (insides) => {
        const stations = [calm10, calm2, offline, burning].map((s, i) => ({ ...s, inside: insides[i] ?? 0 }));
        expect(arrange(stations, NO_FILTER, 'zh-CN', [])).toEqual(['fire', 'off', 'c2', 'c10']);
      }),
    );
  });
});

describe('filter', () => {
  const stations = [
    aStation({ id: 'elm' }),
    aStation({ id: 'oak', name: '橡树驿站', nameEn: 'Oak Station', district: '高新区', state: 'stale' }),
    aStation({ id: 'ash', name: null, nameEn: null, district: null }),
  ];
  const GROUPS = [{ id: 'north', name: 'North', stations: ['ash', 'oak'] }];
  const found = (over: Partial<typeof NO_FILTER>) =>
    arrange(stations, { ...NO_FILTER, ...over }, 'en', GROUPS);

  it('finds those of a group, and none of a group that is gone', () => {
    expect(found({ group: 'north' }).toSorted()).toEqual(['ash', 'oak']);
    expect(found({ group: 'gone' })).toEqual([]);
  });

  it('finds by either name, by id and by district', () => {
    expect(found({ search: ' OAK ' })).toEqual(['oak']);
    expect(found({ search: '橡' })).toEqual(['oak']);
    expect(found({ search: 'ash' })).toEqual(['ash']);
    expect(found({ search: '高新' })).toEqual(['oak']);
  });
  it('keeps a district or a state only', () => {
    expect(found({ district: '中原区' })).toEqual(['elm']);
    expect(found({ state: 'stale' })).toEqual(['oak']);
  });
  it('lists districts once', () => expect(districtsOf(stations, 'zh-CN')).toEqual(['高新区', '中原区']));
});

describe('mode', () => {
  it('is tiles up to sixty stations, a table beyond, and what was chosen', () => {
    expect([modeFor(60, null), modeFor(61, null), modeFor(300, 'tiles')]).toEqual([
      'tiles',
      'table',
      'tiles',
    ]);
  });
});

describe('tiles', () => {
  it('fill a large screen without scrolling', () => {
    expect(tileLayout(20, 1_790, 840)).toMatchObject({ columns: 5, size: 'medium' });
  });
  it('leave room for the day of few stations', () => {
    expect(tileLayout(3, 1_790, 840)).toMatchObject({
      columns: 3,
      size: 'large',
      withDay: true,
      rowHeight: 840,
    });
  });
  it('never get too small to read, whatever the room', () => {
    const room = fc.record({
      count: fc.integer({ min: 0, max: 400 }),
      width: fc.integer({ min: 250, max: 4_000 }),
      height: fc.integer({ min: 0, max: 2_200 }),
    });
    fc.assert(
      fc.property(room, ({ count, width, height }) => {
        const { columns, rowHeight } = tileLayout(count, width, height);
        expect(rowHeight).toBeGreaterThanOrEqual(152);
        expect((width - TILE_GAP * (columns - 1)) / columns).toBeGreaterThanOrEqual(236);
      }),
    );
  });
});

describe('spark line', () => {
  it('breaks where there is no data', () => {
    expect(sparkPath([1, 2, null, 3, 4], 20).match(/M/g)).toHaveLength(2);
  });
  it('draws a lone step as a dot', () => expect(sparkPath([null, 3, null], 20)).toMatch(/h\.1$/));
  it('draws nothing of nothing', () => expect(sparkPath([null, null], 20)).toBe(''));
  it('keeps an overcrowded hour inside the picture', () => {
    expect(sparkPath([0, 40], 20)).toBe('M0.0 30.0L120.0 2.0');
  });
});

describe('fields of a tile', () => {
  const offline = aStation({ state: 'offline', newestMs: 0, stateSinceMs: 0 });

  it('start with their values', () => {
    const station = aStation({ newestMs: 0 });
    const texts = [fields.inside, fields.entries, fields.power, fields.door, fields.alarms, fields.age];
    expect(texts.map(({ text }) => text(station, t, 3_000))).toEqual([
      '4',
      '85',
      '0.81',
      'Locked · closed',
      '0',
      '3 s',
    ]);
  });
  it('are unknown where the station is offline, but for what was counted', () => {
    const texts = [fields.inside, fields.power, fields.door, fields.lights, fields.entries];
    expect(texts.map(({ text }) => text(offline, t, 0))).toEqual(['—', '—', '—', '—', '85']);
  });
  it('tell what was known last', () => {
    expect(fields.lastKnown.text(offline, t, 0)).toBe('last known 4 · no data since 08:00');
  });
  it('say which lights are on, and that some are unknown', () => {
    const lights = (on: number, known: number, total: number) =>
      fields.lights.text(aStation({ lightsOn: on, lightsKnown: known, lightsTotal: total }), t, 0);
    expect([lights(2, 2, 2), lights(0, 2, 2), lights(1, 2, 2), lights(1, 1, 2), lights(0, 0, 2)]).toEqual([
      'on',
      'off',
      '1/2 on',
      '1 on · 1 unknown',
      '—',
    ]);
  });
});

describe('condition', () => {
  const of = (over: Parameters<typeof aStation>[0]) => {
    const station = aStation(over);
    return [fields.conditionMark(station), fields.condition.text(station, t, 12 * MINUTE)];
  };
  it('names the worst thing by shape and word', () => {
    expect(of({ worstPriority: 'high', worstAlarmType: 'door-held' })).toEqual(['high', 'Door held open']);
    expect(of({ state: 'offline', stateSinceMs: 0 })).toEqual(['offline', 'Offline 12 min']);
    expect(of({ inside: 23 })).toEqual(['high', 'Overcrowded 23/20']);
    expect(of({ doorAlert: 'forced' })).toEqual(['high', 'Door forced']);
    expect(of({ missingMessages: 7 })).toEqual(['online', '7 messages missing']);
    expect(of({})).toEqual(['online', 'Online']);
  });
});

describe('what a field is made of', () => {
  const perhaps = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
  const station = fc
    .record({
      state: fc.constantFrom('online', 'offline', 'stale', 'unknown'),
      stateSinceMs: perhaps(fc.nat()),
      capacity: perhaps(fc.nat(30)),
      inside: perhaps(fc.nat(40)),
      visitsToday: fc.nat(5_000),
      powerW: perhaps(fc.nat(9_000)),
      energyTodayKwh: perhaps(fc.nat(50)),
      lock: fc.constantFrom('locked', 'unlocked', 'jammed', 'unknown'),
      leaf: fc.constantFrom('open', 'closed', 'unknown'),
      doorAlert: perhaps(fc.constantFrom('forced', 'held', 'tamper')),
      lightsOn: fc.nat(2),
      lightsKnown: fc.nat(2),
      lightsTotal: fc.nat(2),
      activeAlarms: fc.nat(3),
      worstPriority: perhaps(fc.constantFrom('critical', 'high', 'medium', 'low')),
      worstAlarmType: perhaps(fc.constantFrom('a', 'b')),
      missingMessages: fc.nat(2),
      newestMs: perhaps(fc.nat()),
      origin: fc.constantFrom('live', 'retained', 'restored'),
      timezone: fc.constantFrom('Asia/Shanghai', 'UTC'),
    })
    .map((over) => aStation(over));
  const made = Object.entries(fields).flatMap(([name, field]) =>
    typeof field === 'object' ? [[name, field] as const] : [],
  );

  it.each(made.filter(([name]) => name !== 'age'))('%s depends on nothing else', (_, { of, text }) => {
    fc.assert(
      fc.property(station, station, (one, other) => {
        const mixed = { ...other, ...Object.fromEntries(of.map((part) => [part, one[part]])) };
        expect(text(mixed, t, 1_000_000)).toBe(text(one, t, 1_000_000));
      }),
    );
  });
});
