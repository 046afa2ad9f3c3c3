import { describe, expect, it } from 'vitest';
import { loadOf } from '../../../src-shared/domain/alarm/load.ts';
import type { AlarmOccurrence } from '../../../src-shared/domain/alarm/occurrence.ts';
import { createText } from '../../../src-renderer/text/i18n.ts';
import { dayTicks } from '../../../src-renderer/views/alarms/load/day-ticks.ts';
import { loadText, spanText } from '../../../src-renderer/views/alarms/load/load-text.ts';
import {
  figuresOf,
  formatPercent,
  monthsBefore,
  queryOf,
} from '../../../src-renderer/views/alarms/load/model.ts';
import { NOON_MS } from '../../builders/events.ts';
import { anOccurrence } from './builders.ts';

const { t } = createText('en');
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const ZONE = 'Asia/Shanghai';
const MIDNIGHT_MS = NOON_MS - 12 * HOUR;

const loadWith = (rows: readonly AlarmOccurrence[], fromMs = MIDNIGHT_MS) =>
  loadOf(rows, { ...queryOf('today', NOON_MS, ZONE), originMs: MIDNIGHT_MS, fromMs });

describe('a period', () => {
  it('begins at midnight where the stations are', () => {
    expect(queryOf('today', NOON_MS, ZONE).fromMs).toBe(MIDNIGHT_MS);
    expect(queryOf('week', NOON_MS, ZONE).fromMs).toBe(MIDNIGHT_MS - 6 * DAY);
    expect(queryOf('month', NOON_MS, ZONE)).toMatchObject({
      fromMs: MIDNIGHT_MS - 29 * DAY,
      binMs: 6 * HOUR,
    });
  });
  it('keeps to midnight over a change of the clock', () => {
    const mondayNoon = Date.parse('2026-03-30T12:00:00+02:00');
    expect(queryOf('week', mondayNoon, 'Europe/Paris').fromMs).toBe(Date.parse('2026-03-24T00:00:00+01:00'));
  });
});

describe('a whole month', () => {
  const january = {
    fromMs: Date.parse('2026-01-01T00:00:00+08:00'),
    toMs: Date.parse('2026-02-01T00:00:00+08:00'),
  };
  it('is that of the stations, on either side of Greenwich', () => {
    expect(queryOf('2026-01', NOON_MS, ZONE)).toMatchObject(january);
    const kiritimati = queryOf('2025-12', NOON_MS, 'Pacific/Kiritimati');
    expect(kiritimati.toMs).toBe(Date.parse('2026-01-01T00:00:00+14:00'));
    const paris = queryOf('2026-03', NOON_MS, 'Europe/Paris');
    expect(paris.toMs - paris.fromMs).toBe(31 * DAY - HOUR);
  });
  it('ends now where it is not over', () => {
    expect(queryOf('2026-11', NOON_MS, ZONE).toMs).toBe(NOON_MS);
  });
  it('can be chosen back over the turn of a year, this one first', () => {
    const months = monthsBefore(Date.parse('2026-02-28T23:00:00Z'), ZONE);
    expect(months.slice(0, 4)).toEqual(['2026-03', '2026-02', '2026-01', '2025-12']);
  });
});

describe('figures', () => {
  it('say value, benchmark and verdict in words', () => {
    const rows = Array.from({ length: 12 }, (_, n) => anOccurrence({ raisedMs: MIDNIGHT_MS + n * 1_000 }));
    const [average, peak, flood] = figuresOf(loadWith(rows), ZONE, t);
    expect(average).toMatchObject({ value: '0.17', verdict: 'acceptable' });
    expect(peak).toMatchObject({ value: '12', detail: 'from 00:00', verdict: 'exceeded' });
    expect(flood).toMatchObject({ value: '1.4%', benchmark: 'Benchmark: at most 1%' });
  });
  it('are not made up where nothing is known', () => {
    const [average, , flood] = figuresOf(loadWith([], NOON_MS), ZONE, t);
    expect([average?.value, average?.verdict, flood?.value]).toEqual(['—', null, '—%']);
  });
  it.each([
    [null, '—'],
    [0, '0'],
    [0.034, '3.4'],
    [0.05, '5'],
    [0.8, '80'],
  ])('the share %s is %s%%', (share, text) => expect(formatPercent(share)).toBe(text));
});

it('says so when the history begins later than the period', () => {
  expect(spanText(loadWith([]), ZONE, t)).toBe('From 11-23 00:00 to 11-23 12:00, 12 h 0 min');
  expect(spanText(loadWith([], MIDNIGHT_MS + HOUR), ZONE, t)).toContain('the history begins here');
});

it('is copied whole, with names instead of ids', () => {
  const acknowledged = { atMs: MIDNIGHT_MS + 90_000, by: 'li@c1', note: null };
  const text = loadText(loadWith([anOccurrence({ raisedMs: MIDNIGHT_MS, acknowledged })]), {
    zone: ZONE,
    nameOf: () => 'Elm Station',
    t,
  });
  expect(text).toContain('1. Elm Station · Smoke 大厅烟感: 1×, 100%');
  expect(text).toContain('Average in 10 minutes: 0.01');
  expect(text).toContain('Acknowledged, median 1 min');
  expect(text).not.toMatch(/\{\{|alarmLoad/);
});

describe('ticks', () => {
  it('are clock times within a day, and dates beyond', () => {
    expect(dayTicks(MIDNIGHT_MS, NOON_MS, ZONE).map(({ label }) => label)).toContain('06:00');
    const week = dayTicks(MIDNIGHT_MS - 2 * DAY, MIDNIGHT_MS + HOUR, ZONE);
    expect(week.map(({ label }) => label)).toEqual(['11-21', '11-22', '11-23']);
  });
});
