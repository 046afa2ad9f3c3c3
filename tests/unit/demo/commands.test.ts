import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commandPace } from '../../../src-main/demo/command-pace.ts';
import { createCommandDesk, type CommandStep } from '../../../src-main/demo/commands.ts';
import { DEMO_STATIONS } from '../../../src-main/demo/stations.ts';

const NOW_MS = Date.parse('2026-10-05T03:00:00+08:00');
const DEVICES = DEMO_STATIONS[0]?.about.devices ?? [];

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

const aDesk = () => createCommandDesk(DEVICES);
const resultsOf = (steps: readonly CommandStep[]) =>
  steps.flatMap(({ say }) => (say.kind === 'result' ? [say.result] : []));
const reportsOf = (steps: readonly CommandStep[]) =>
  steps.flatMap(({ inMs, say }) => (say.kind === 'report' ? [{ inMs, ...say.report }] : []));
const UNLOCK = { action: 'unlock', args: { seconds: 5 } };

describe('a simulated gateway and commands', () => {
  test('accepts, acts, and reports the state with its cause', () => {
    const steps = aDesk().answer('main-light', aCommand({ action: 'level', args: { level: 30 } }), NOW_MS);
    expect(resultsOf(steps).map(({ status }) => status)).toEqual(['accepted', 'done']);
    expect(reportsOf(steps)).toEqual([{ inMs: 0, on: true, level: 30, cause: 'command', command: 'c-1' }]);
  });

  test('carries out an id once and repeats its result', () => {
    const desk = aDesk();
    desk.answer('main-light', aCommand(), NOW_MS);
    const again = desk.answer('main-light', aCommand({ action: 'off' }), NOW_MS + 1);
    expect(again).toEqual([{ inMs: 0, say: { kind: 'result', result: { id: 'c-1', status: 'done' } } }]);
  });

  test('says of one that is still under way that it has it', () => {
    const desk = createCommandDesk(DEVICES, () => ({ acceptedMs: 10, doneMs: 3_000, isBusy: false }));
    desk.answer('main-light', aCommand(), NOW_MS);
    expect(resultsOf(desk.answer('main-light', aCommand(), NOW_MS + 2_999))).toEqual([
      { id: 'c-1', status: 'accepted' },
    ]);
    expect(resultsOf(desk.answer('main-light', aCommand(), NOW_MS + 3_000))).toEqual([
      { id: 'c-1', status: 'done' },
    ]);
  });

  test('rejects what has expired, whatever it is for', () => {
    expect(aDesk().answer('front', aCommand(UNLOCK), NOW_MS + 10_001)).toEqual([
      { inMs: 0, say: { kind: 'result', result: { id: 'c-1', status: 'rejected', reason: 'expired' } } },
    ]);
  });

  test('its door opens and closes after an unlock, and then it locks again', () => {
    const steps = aDesk().answer('front', aCommand(UNLOCK), NOW_MS);
    const door = steps.flatMap(({ say }) => (say.kind === 'door' ? [say.event] : []));
    expect(door).toEqual(['opened', 'closed']);
    expect(reportsOf(steps)[0]).toMatchObject({ inMs: 0, lock: 'unlocked', cause: 'command' });
    expect(reportsOf(steps).at(-1)).toEqual({ inMs: 5_000, lock: 'locked', leaf: 'closed', cause: 'auto' });
    expect(steps.map(({ inMs }) => inMs)).toEqual(steps.map(({ inMs }) => inMs).sort((a, b) => a - b));
  });

  test('whatever its pace, nothing is done after the expiry', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(60), fc.integer({ min: -2_000, max: 12_000 }), (seed, turn, afterMs) => {
        const desk = createCommandDesk(DEVICES, () => commandPace(seed, 'elm', turn));
        const steps = desk.answer('front', aCommand(UNLOCK), NOW_MS + afterMs);
        const done = steps.find(({ say }) => say.kind === 'result' && say.result.status === 'done');
        expect(done === undefined || afterMs + done.inMs <= 10_000).toBe(true);
        expect(done === undefined).toBe(reportsOf(steps).length === 0);
      }),
    );
  });

  test('now and then it is slow, or too busy, but not at first, and the same for the same seed', () => {
    const paces = Array.from({ length: 200 }, (_, turn) => commandPace(7, 'elm', turn));
    expect(paces).toEqual(Array.from({ length: 200 }, (_, turn) => commandPace(7, 'elm', turn)));
    expect(paces.slice(0, 5).every(({ isBusy, doneMs }) => !isBusy && doneMs < 500)).toBe(true);
    expect(paces.filter(({ isBusy }) => isBusy).length).toBeGreaterThan(0);
    expect(paces.filter(({ doneMs }) => doneMs > 2_000).length).toBeGreaterThan(0);
  });

  test.each([
    ['an unknown device', 'cellar', 'on', 'unknown-device'],
    ['what a device cannot do', 'microwave', 'lock', 'not-supported'],
  ])('rejects %s', (_, device, action, reason) => {
    expect(resultsOf(aDesk().answer(device, aCommand({ action }), NOW_MS))).toEqual([
      { id: 'c-1', status: 'rejected', reason },
    ]);
  });

  test('says nothing to what is no command', () => {
    expect(aDesk().answer('front', 'open, please', NOW_MS)).toEqual([]);
    expect(aDesk().answer('front', aCommand({ action: 'explode' }), NOW_MS)).toEqual([]);
  });
});
