import { describe, expect, it } from 'vitest';
import { compareAlarms, countUnacknowledged, mostUrgent } from '../../../src-renderer/live/alarm-order.ts';
import { pictureOf } from '../../../src-renderer/live/picture.ts';
import { severityOf } from '../../../src-renderer/live/severity.ts';
import { totalsOf } from '../../../src-renderer/live/totals.ts';
import { aDelta, anAlarm, aStation } from './builders.ts';

describe('severity of a station', () => {
  it.each([
    ['calm', {}],
    ['critical', { worstPriority: 'critical', state: 'offline' }],
    ['high', { doorAlert: 'held' }],
    ['high', { inside: 21 }],
    ['calm', { inside: 20 }],
    ['offline', { state: 'offline', doorAlert: 'held', inside: 21 }],
    ['offline', { state: 'offline', worstPriority: 'low' }],
    ['medium', { lock: 'jammed' }],
    ['stale', { state: 'stale' }],
    ['unknown', { state: 'unknown' }],
  ] as const)('is %s for %j', (severity, over) => expect(severityOf(aStation(over))).toBe(severity));
});

describe('alarms', () => {
  const low = anAlarm({ alarm: 'a', priority: 'low' });
  const high = anAlarm({ alarm: 'b', priority: 'high', sinceMs: 1 });
  const newer = anAlarm({ alarm: 'c', priority: 'high', sinceMs: 2 });
  const returned = anAlarm({ alarm: 'd', active: false, life: 'returned-unacknowledged' });
  const known = anAlarm({ alarm: 'e', life: 'acknowledged' });
  const aside = anAlarm({ alarm: 'f', life: 'shelved' });
  const over = anAlarm({ alarm: 'g', active: false, life: 'normal' });

  it('come as they want a person: what sounds first, by priority, the newest first', () => {
    const expected = [newer, high, low, returned, known, aside, over];
    expect(expected.toReversed().sort(compareAlarms)).toEqual(expected);
  });
  it('come first within their priority when nobody answered them in time', () => {
    const late = anAlarm({ alarm: 'z', priority: 'high', sinceMs: 0, escalatedMs: 300_000 });
    const expected = [late, newer, high, low];
    expect(expected.toReversed().sort(compareAlarms)).toEqual(expected);
    expect(mostUrgent([newer, late, low])).toBe(late);
    expect(mostUrgent([newer, late, anAlarm({ sinceMs: 9 })])?.priority).toBe('critical');
  });
  it('has a most urgent one that nobody has acknowledged', () => {
    expect(mostUrgent([known, low, returned, high])).toBe(high);
    expect(mostUrgent([known, returned])).toBe(returned);
    expect(mostUrgent([known, aside, over])).toBeNull();
  });
  it('are counted until they are acknowledged, also when they are over', () => {
    expect(countUnacknowledged([low, high, newer, returned, known, aside, over])).toEqual({
      critical: 1,
      high: 2,
      medium: 0,
      low: 1,
    });
  });
});

describe('totals', () => {
  it('add nobody and no power of an offline station, but keep its visits', () => {
    const totals = totalsOf([
      aStation(),
      aStation({ id: 'oak', state: 'offline', inside: 9, powerW: 5_000 }),
    ]);
    expect(totals).toMatchObject({ stations: 2, online: 1, inside: 4, visitsToday: 170, powerW: 812.4 });
  });
});

describe('picture', () => {
  const { feed } = aDelta();
  it('is live only when main answers, the broker is there and nothing is paused', () => {
    expect(pictureOf('live', feed)).toBe('live');
    expect(pictureOf('lost', feed)).toBe('console');
    expect(pictureOf('starting', null)).toBe('starting');
    expect(pictureOf('live', { ...feed, connection: 'offline' })).toBe('offline');
    expect(pictureOf('live', { ...feed, paused: 'disk-full' })).toBe('paused');
  });
});
