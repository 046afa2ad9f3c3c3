import { describe, expect, it } from 'vitest';
import {
  alarmAfter,
  alarmBefore,
  alarmMarks,
} from '../../../src-renderer/views/overview/replay/alarm-marks.ts';
import { ASKED } from '../../../src-renderer/views/overview/replay/asked.ts';
import { NOON_MS } from '../../builders/events.ts';
import type { AlarmOccurrence } from '../../../src-shared/domain/alarm/occurrence.ts';
import type { Priority } from '../../../src-shared/domain/event.ts';

const MINUTE_MS = 60_000;

const raisedAt = (raisedMs: number, priority: Priority = 'low'): AlarmOccurrence => ({
  station: 'elm',
  alarm: 'smoke-1',
  occurrence: String(raisedMs),
  type: 'smoke',
  priority,
  text: '',
  rule: null,
  raisedMs,
  dated: true,
  clearedMs: null,
  renewedMs: null,
  acknowledged: null,
  reset: null,
  shelved: null,
});

describe('alarms on the slider', () => {
  it('stand where they were raised; of those that fall together the gravest', () => {
    const alarms = [raisedAt(NOON_MS), raisedAt(NOON_MS + 1, 'high'), raisedAt(NOON_MS + 720 * MINUTE_MS)];
    const marks = alarmMarks(alarms, NOON_MS, NOON_MS + 1_440 * MINUTE_MS);
    expect(marks.map(({ priority }) => priority)).toEqual(['high', 'low']);
    expect(marks[1]?.share).toBeCloseTo(0.5, 2);
  });

  it('are leapt to one by one, each way', () => {
    const alarms = [1, 2, 3].map((minute) => raisedAt(NOON_MS + minute * MINUTE_MS));
    expect(alarmAfter(alarms, NOON_MS + 2 * MINUTE_MS)).toBe(alarms[2]);
    expect(alarmBefore(alarms, NOON_MS + 2 * MINUTE_MS)).toBe(alarms[0]);
    expect(alarmAfter(alarms, NOON_MS + 3 * MINUTE_MS)).toBeUndefined();
  });
});

it('an address says what is looked at; a station’s link keeps the time', () => {
  const choice = { atMs: NOON_MS, scope: 'elm', station: 'elm' };
  expect(ASKED.parse(ASKED.print(choice).toString(), null)).toEqual(choice);
  expect(ASKED.parse('station=oak', { ...choice, scope: null })).toEqual({
    atMs: NOON_MS,
    scope: null,
    station: 'oak',
  });
  expect(ASKED.parse('at=soon', null)).toEqual({ atMs: null, scope: null, station: null });
});
