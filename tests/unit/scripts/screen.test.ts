import { describe, expect, it } from 'vitest';
import { describeScreen, notLive, type Screen } from '../../../scripts/lib/screen.mjs';

const aStation = (changes: object = {}): Screen['stations'][number] => ({
  id: 's1',
  state: 'online',
  fields: { inside: '7 / 20', power: '812 W' },
  ...changes,
});
const aScreen = (changes: Partial<Screen> = {}): Screen => ({
  connection: 'connected',
  counts: { critical: '0', high: '2' },
  stations: [aStation()],
  ...changes,
});

describe('notLive', () => {
  it('is undefined when connected and an online station shows its people', () => {
    expect(notLive(aScreen())).toBeUndefined();
    expect(
      notLive(aScreen({ stations: [aStation({ state: 'offline', fields: {} }), aStation()] })),
    ).toBeUndefined();
  });

  it.each([
    { screen: aScreen({ connection: null }), reason: 'no connection state' },
    { screen: aScreen({ connection: 'connecting' }), reason: '"connecting"' },
    { screen: aScreen({ stations: [] }), reason: 'no station' },
    { screen: aScreen({ stations: [aStation({ state: 'stale' })] }), reason: 'none of the 1 stations' },
    { screen: aScreen({ stations: [aStation({ fields: { inside: '–' } })] }), reason: '"–"' },
    { screen: aScreen({ stations: [aStation({ fields: {} })] }), reason: 'how many people' },
  ])('names the first condition that is not met: $reason', ({ screen, reason }) => {
    expect(notLive(screen)).toContain(reason);
  });
});

describe('describeScreen', () => {
  it('says connection, alarms and each station in words', () => {
    expect(describeScreen(aScreen())).toEqual([
      'connection connected; 1 of 1 stations online; unacknowledged alarms: 0 critical, 2 high',
      '  s1: online, inside 7 / 20, power 812 W',
    ]);
  });

  it('names a few stations and counts the rest', () => {
    const stations = Array.from({ length: 9 }, (_, n) => aStation({ id: `s${n}` }));
    expect(describeScreen(aScreen({ stations })).at(-1)).toBe('  … and 3 more');
  });
});
