import { describe, expect, test } from 'vitest';
import { createCommandDesk } from '../../../src-main/demo/commands.ts';
import { DEMO_STATIONS } from '../../../src-main/demo/stations.ts';

const NOW_MS = Date.parse('2026-10-05T03:00:00+08:00');

function aCommand(change: Readonly<Record<string, unknown>> = {}): string {
  return JSON.stringify({
    id: 'c-1',
    ts: NOW_MS,
    expires: NOW_MS + 10_000,
    action: 'on',
    by: 'wang@control-1',
    ...change,
  });
}

const aDesk = () => createCommandDesk(DEMO_STATIONS[0]?.about.devices ?? []);

describe('a simulated gateway and commands', () => {
  test('accepts, acts, and reports the state with its cause', () => {
    const answer = aDesk().answer('main-light', aCommand({ action: 'level', args: { level: 30 } }), NOW_MS);
    expect(answer?.results.map(({ status }) => status)).toEqual(['accepted', 'done']);
    expect(answer?.report).toEqual({ on: true, level: 30, cause: 'command', command: 'c-1' });
  });

  test('carries out an id once and repeats its result', () => {
    const desk = aDesk();
    desk.answer('main-light', aCommand(), NOW_MS);
    const again = desk.answer('main-light', aCommand({ action: 'off' }), NOW_MS + 1);
    expect(again).toEqual({ results: [{ id: 'c-1', status: 'done' }], report: null, afterwards: null });
  });

  test('rejects what has expired, whatever it is for', () => {
    const answer = aDesk().answer(
      'front',
      aCommand({ action: 'unlock', args: { seconds: 5 } }),
      NOW_MS + 10_001,
    );
    expect(answer).toEqual({
      results: [{ id: 'c-1', status: 'rejected', reason: 'expired' }],
      report: null,
      afterwards: null,
    });
  });

  test('locks again after the seconds of an unlock', () => {
    const answer = aDesk().answer('front', aCommand({ action: 'unlock', args: { seconds: 5 } }), NOW_MS);
    expect(answer?.report).toMatchObject({ lock: 'unlocked', cause: 'command' });
    expect(answer?.afterwards).toMatchObject({ inMs: 5_000, report: { lock: 'locked', cause: 'auto' } });
  });

  test.each([
    ['an unknown device', 'cellar', 'on', 'unknown-device'],
    ['what a device cannot do', 'microwave', 'lock', 'not-supported'],
  ])('rejects %s', (_, device, action, reason) => {
    expect(aDesk().answer(device, aCommand({ action }), NOW_MS)?.results).toEqual([
      { id: 'c-1', status: 'rejected', reason },
    ]);
  });

  test('says nothing to what is no command', () => {
    expect(aDesk().answer('front', 'open, please', NOW_MS)).toBeNull();
    expect(aDesk().answer('front', aCommand({ action: 'explode' }), NOW_MS)).toBeNull();
  });
});
