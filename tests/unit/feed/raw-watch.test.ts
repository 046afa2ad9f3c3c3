import { describe, expect, it, vi } from 'vitest';
import { createRawWatch } from '../../../src-main/core/feed/raw-watch.ts';
import type { RawFilter } from '../../../src-shared/contract/raw.ts';
import { DEFAULT_ROOT } from '../../../src-shared/feed/topics.ts';
import { aDoorMessage, aPeopleMessage, anOperatorsMessage } from '../../builders/messages.ts';

const ALL: RawFilter = { station: null, kind: null, topic: '' };

/** A watch on a clock that the test puts forward. */
function aWatch() {
  let nowMs = 1_000_000;
  const raw = createRawWatch({ root: DEFAULT_ROOT, now: () => nowMs });
  const topicsOf = (watch: number, filter: RawFilter = ALL, after = 0) => {
    const page = raw.pull({ watch, after, filter });
    return page.ok ? page.messages.map(({ topic }) => topic.replace(`${DEFAULT_ROOT}/`, '')) : page.code;
  };
  return {
    raw,
    topicsOf,
    later: (ms: number): void => {
      nowMs += ms;
    },
  };
}

describe('the watch on messages', () => {
  it('has nothing of what came before somebody looked', () => {
    const { raw, topicsOf } = aWatch();
    raw.saw(aPeopleMessage(), 'in');
    const watch = raw.open();
    expect(topicsOf(watch)).toEqual([]);
    raw.saw(aDoorMessage(), 'in');
    expect(topicsOf(watch)).toEqual(['kexuecheng/door/front']);
  });

  it('hands each message out once, oldest first', () => {
    const { raw } = aWatch();
    const watch = raw.open();
    raw.saw(aPeopleMessage(), 'in');
    raw.saw({ ...aDoorMessage(), payload: '{}' }, 'out');
    const first = raw.pull({ watch, after: 0, filter: ALL });
    if (!first.ok) throw new Error(first.code);
    expect(first.messages.map(({ kind, direction }) => [kind, direction])).toEqual([
      ['people', 'in'],
      ['door', 'out'],
    ]);
    const after = first.messages.at(-1)?.seq ?? 0;
    expect(raw.pull({ watch, after, filter: ALL })).toMatchObject({ messages: [] });
  });

  it('takes what passes the filter of each window: station, kind, part of the topic', () => {
    const { raw, topicsOf } = aWatch();
    const [one, two, three] = [raw.open(), raw.open(), raw.open()];
    topicsOf(one, { ...ALL, station: 'b' });
    topicsOf(two, { ...ALL, kind: 'other' });
    topicsOf(three, { ...ALL, topic: 'DOOR/' });
    raw.saw(aPeopleMessage({}, { station: 'b' }), 'in');
    raw.saw(anOperatorsMessage({}, { station: 'b' }), 'in');
    raw.saw(aDoorMessage(), 'in');
    raw.saw({ ...aPeopleMessage(), topic: 'elsewhere' }, 'in');
    expect(topicsOf(one, { ...ALL, station: 'b' })).toEqual(['b/people', '_alarm/b/smoke']);
    expect(topicsOf(two, { ...ALL, kind: 'other' })).toEqual(['elsewhere']);
    expect(topicsOf(three, { ...ALL, topic: 'DOOR/' })).toEqual(['kexuecheng/door/front']);
  });

  it('keeps what a narrower filter still lets through', () => {
    const { raw, topicsOf } = aWatch();
    const watch = raw.open();
    raw.saw(aPeopleMessage(), 'in');
    raw.saw(aDoorMessage(), 'in');
    expect(topicsOf(watch, { ...ALL, kind: 'door' })).toEqual(['kexuecheng/door/front']);
  });

  it('is bounded, and tells how many came too fast to be read', () => {
    const { raw, later } = aWatch();
    const watch = raw.open();
    for (let at = 0; at < 5_000; at += 1) raw.saw(aPeopleMessage(), 'in');
    const flood = raw.pull({ watch, after: 0, filter: ALL });
    expect(flood).toMatchObject({ ok: true, skipped: 4_950 });
    expect(flood.ok && flood.messages.length).toBe(50);
    for (let at = 0; at < 100; at += 1) {
      later(250);
      for (let each = 0; each < 50; each += 1) raw.saw(aPeopleMessage(), 'in');
    }
    // The oldest 300 of the 500 kept are beyond what one answer takes.
    const page = raw.pull({ watch, after: 0, filter: ALL });
    expect(page.ok && page.messages.length).toBe(200);
    expect(page.ok && page.messages.at(-1)?.seq).toBe(5_050);
  });

  it('ends when nobody asks any more, and the oldest makes room for the fifth', () => {
    vi.useFakeTimers();
    try {
      const { raw, topicsOf } = aWatch();
      const [first, ...others] = Array.from({ length: 5 }, () => raw.open());
      expect(topicsOf(first ?? 0)).toBe('closed');
      vi.advanceTimersByTime(9_000);
      expect(topicsOf(others[0] ?? 0)).toEqual([]);
      vi.advanceTimersByTime(2_000);
      raw.tick();
      expect(topicsOf(others[0] ?? 0)).toEqual([]);
      expect(topicsOf(others[1] ?? 0)).toBe('closed');
    } finally {
      vi.useRealTimers();
    }
  });
});
