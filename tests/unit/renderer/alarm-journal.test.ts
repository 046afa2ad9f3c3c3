import { describe, expect, it } from 'vitest';
import { createText } from '../../../src-renderer/text/i18n.ts';
import * as model from '../../../src-renderer/views/alarms/journal/model.ts';
import { NOON_MS } from '../../builders/events.ts';
import { anOccurrence } from './builders.ts';

const { t } = createText('en');
const MINUTE = 60_000;
const telling = { nowMs: NOON_MS, zone: 'Asia/Shanghai', t };
const acknowledged = { atMs: NOON_MS + 2 * MINUTE, by: 'li@c1', note: 'Window\topen' };

describe('pages', () => {
  const first = model.fromNewest({ ...model.NO_FILTER, station: 'elm' });

  it('go on where the last one ended, and back again', () => {
    const second = model.older(first, [5, 'elm', 'a', 'o5']);
    const third = model.older(second, [2, 'elm', 'a', 'o2']);
    expect(model.queryOf(third)).toMatchObject({ before: [2, 'elm', 'a', 'o2'], filter: { station: 'elm' } });
    expect(model.pageNumber(third)).toBe(3);
    expect(model.newer(third)).toEqual(second);
    expect(model.newer(second)).toEqual(first);
    expect(model.queryOf(first).before).toBeNull();
  });
  it('of a search that stopped short are told from full and from last ones', () => {
    expect(model.isPartial({ rows: [anOccurrence()], next: [1, 'elm', 'a', 'o1'] })).toBe(true);
    expect(model.isPartial({ rows: [anOccurrence()], next: null })).toBe(false);
  });
});

describe('an entry', () => {
  it('says how long it lasted and who answered after how long', () => {
    const row = anOccurrence({ raisedMs: NOON_MS, clearedMs: NOON_MS + 5 * MINUTE, acknowledged });
    expect(model.lastedMs(row)).toBe(5 * MINUTE);
    expect(model.endText(row, telling)).toBe('12:05:00');
    expect(model.acknowledgedText(row, t)).toBe('li@c1, after 2 min');
  });
  it('is still active, or occurred anew, when it did not return', () => {
    expect(model.endText(anOccurrence(), telling)).toBe('still active');
    expect(model.lastedMs(anOccurrence())).toBeNull();
    const renewed = anOccurrence({ raisedMs: 1, renewedMs: 5 });
    expect(model.endText(renewed, telling)).toBe('occurred anew');
    expect(model.lastedMs(renewed)).toBe(4);
  });
  it('tells what else operators did', () => {
    const shelved = { atMs: NOON_MS, by: 'li@c1', untilMs: NOON_MS + 60 * MINUTE, reason: 'noise' };
    const reset = { atMs: NOON_MS, by: 'wang@c2' };
    expect(model.noteLines(anOccurrence({ acknowledged, shelved, reset }), telling)).toEqual([
      'Window\topen',
      'Shelved by li@c1 until 13:00:00: noise',
      'Reset by wang@c2 at 12:00:00',
    ]);
  });
});

it('is copied as a table that a sheet takes', () => {
  const rows = [anOccurrence({ raisedMs: NOON_MS, acknowledged }), anOccurrence({ raisedMs: NOON_MS })];
  const lines = model.journalText(rows, () => 'Elm Station', telling).split('\n');
  expect(lines).toHaveLength(3);
  expect(new Set(lines.map((line) => line.split('\t').length))).toEqual(new Set([8]));
  expect(lines[1]).toBe(
    '11-23 12:00\tCritical\tElm Station\tSmoke 大厅烟感\tstill active\t\tli@c1, after 2 min\tWindow open',
  );
});
