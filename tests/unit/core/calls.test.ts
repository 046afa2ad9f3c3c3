import { describe, expect, it } from 'vitest';
import { createCalls } from '../../../src-main/core/alarms/calls.ts';
import type { AlarmView } from '../../../src-shared/domain/alarm/alarm-view.ts';
import { anAlarm } from '../renderer/builders.ts';

const NOW_MS = 1_000_000_000;

function told() {
  const begun: string[] = [];
  const counts: number[] = [];
  const calls = createCalls({
    now: () => NOW_MS,
    onNew: ({ station, alarm, occurrence }) => void begun.push(`${station}/${alarm}/${occurrence}`),
    onCount: (count) => void counts.push(count),
  });
  return { calls, begun, counts };
}

const fresh = (over: Partial<AlarmView> = {}): AlarmView => anAlarm({ sinceMs: NOW_MS - 1_000, ...over });

describe('what the desktop is told of alarms', () => {
  it('is each urgent occurrence once, and how many wait', () => {
    const { calls, begun, counts } = told();
    calls.take('elm', [fresh()]);
    calls.take('elm', [fresh(), fresh({ alarm: 'door', priority: 'high' })]);
    calls.take('oak', [fresh({ station: 'oak', priority: 'low' })]);
    calls.take('elm', [fresh({ life: 'acknowledged' }), fresh({ alarm: 'door', priority: 'high' })]);
    calls.take('elm', [fresh({ occurrence: 'o2' }), fresh({ alarm: 'door', priority: 'high' })]);
    expect(begun).toEqual(['elm/smoke-hall/o1', 'elm/door/o1', 'elm/smoke-hall/o2']);
    expect(counts).toEqual([1, 2, 3, 2, 3]);
  });

  it('is nothing new of what began long ago: the broker kept it, or it comes from the journal', () => {
    const { calls, begun, counts } = told();
    calls.take('elm', [fresh({ sinceMs: NOW_MS - 3_600_000 })]);
    expect(begun).toEqual([]);
    expect(counts).toEqual([1]);
  });

  it('is what waits for an answer since now, though it began long ago', () => {
    const { calls, begun } = told();
    calls.take('elm', [fresh({ sinceMs: NOW_MS - 3_600_000, life: 'suppressed' })]);
    calls.take('elm', [fresh({ sinceMs: NOW_MS - 3_600_000, freedMs: NOW_MS })]);
    expect(begun).toEqual(['elm/smoke-hall/o1']);
  });
});
