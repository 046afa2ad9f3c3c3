import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { announce, NOTHING_ANNOUNCED, REPEAT_MS } from '../../../src-renderer/sound/announce.ts';
import { burstS, PATTERNS, tonesBetween } from '../../../src-renderer/sound/patterns.ts';
import { pickVoice } from '../../../src-renderer/sound/voice.ts';
import { anAlarm } from './builders.ts';

const ORDER = ['critical', 'high', 'medium', 'low'] as const;

describe('patterns', () => {
  it('repeat the faster and sound the more often the more urgent they are', () => {
    const periods = ORDER.map((priority) => PATTERNS[priority].periodS);
    const counts = ORDER.map((priority) => PATTERNS[priority].tones.length);
    expect(periods).toEqual([...periods].sort((a, b) => a - b));
    expect(counts).toEqual([...counts].sort((a, b) => b - a));
    expect(new Set([...periods, ...counts]).size).toBe(8);
  });
  it('leave a pause after each burst', () => {
    for (const priority of ORDER) expect(burstS(PATTERNS[priority])).toBeLessThan(PATTERNS[priority].periodS);
  });
  it('are the same however the time is cut into pieces', () => {
    const cuts = fc.array(fc.double({ min: 0, max: 60, noNaN: true }), { maxLength: 20 });
    fc.assert(
      fc.property(fc.constantFrom(...ORDER), cuts, (priority, inner) => {
        const edges = [0, ...inner.sort((a, b) => a - b), 60];
        const pieces = edges
          .slice(1)
          .flatMap((edge, i) => tonesBetween(PATTERNS[priority], 5, edges[i] ?? 0, edge));
        expect(pieces).toEqual(tonesBetween(PATTERNS[priority], 5, 0, 60));
      }),
    );
  });
  it('begin with their start, and not before', () => {
    expect(tonesBetween(PATTERNS.low, 5, 0, 60).map(({ atS }) => atS)).toEqual([5, 25, 45]);
  });
});

describe('announcing', () => {
  const smoke = anAlarm();
  const door = anAlarm({ alarm: 'door', priority: 'high' });

  it('names an alarm when it begins to sound, once', () => {
    const first = announce(NOTHING_ANNOUNCED, [door], 'high', 0);
    expect(first.say).toBe(door);
    expect(announce(first.next, [door], 'high', REPEAT_MS * 5).say).toBeNull();
  });
  it('names a critical one again and again', () => {
    const first = announce(NOTHING_ANNOUNCED, [smoke, door], 'critical', 0);
    expect(first.say).toBe(smoke);
    expect(announce(first.next, [smoke, door], 'critical', REPEAT_MS - 1).say).toBeNull();
    expect(announce(first.next, [smoke, door], 'critical', REPEAT_MS).say).toBe(smoke);
  });
  it('says nothing while it is silent, and after that only what is new', () => {
    const first = announce(NOTHING_ANNOUNCED, [door], 'high', 0);
    const silenced = announce(first.next, [door], null, 10);
    expect(silenced.say).toBeNull();
    const other = anAlarm({ alarm: 'water', priority: 'high', sinceMs: 1 });
    expect(announce(silenced.next, [door, other], 'high', 20).say).toBe(other);
  });
  it('names a new occurrence of an old alarm, and forgets those that are answered', () => {
    const first = announce(NOTHING_ANNOUNCED, [door], 'high', 0);
    const again = { ...door, occurrence: 'o2' };
    const second = announce(first.next, [again], 'high', 10);
    expect(second.say).toBe(again);
    expect(announce(second.next, [{ ...again, life: 'acknowledged' }], null, 20).next.named.size).toBe(0);
  });
});

describe('voices', () => {
  const voices = [
    { lang: 'en-GB', localService: false },
    { lang: 'zh_CN', localService: false },
    { lang: 'zh-HK', localService: true },
  ];
  it('are of the language, rather of this computer', () => {
    expect(pickVoice(voices, 'zh-CN')).toBe(voices[2]);
    expect(pickVoice(voices, 'en')).toBe(voices[0]);
    expect(pickVoice([], 'en')).toBeNull();
  });
});
