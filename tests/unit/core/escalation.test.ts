import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createEscalation } from '../../../src-main/core/alarms/escalation.ts';
import type { AlarmView } from '../../../src-shared/domain/alarm/alarm-view.ts';
import { anAlarm } from '../renderer/builders.ts';

const START_MS = 1_000_000_000;
const TIMES = { critical: 120, high: 300, medium: null, low: null };

/** A console that may be started anew at any time: it then hears all alarms again. */
function aConsole() {
  let nowMs = START_MS;
  let settled = true;
  const told: string[] = [];
  const news: string[] = [];
  const touched: string[] = [];
  const open = () =>
    createEscalation({
      now: () => nowMs,
      times: () => TIMES,
      isSettled: () => settled,
      onEscalated: ({ alarm }, isNews) => void (isNews ? news : told).push(alarm),
      onChange: (station) => void touched.push(station),
    });
  let escalation = open();
  return {
    told,
    news,
    touched,
    at: (seconds: number): void => {
      nowMs = START_MS + seconds * 1_000;
      escalation.tick();
    },
    settle: (is: boolean): void => void (settled = is),
    take: (...alarms: AlarmView[]): void => escalation.take('elm', alarms),
    restart: (...alarms: AlarmView[]): void => {
      escalation = open();
      escalation.take('elm', alarms);
    },
    since: (...alarms: AlarmView[]) =>
      escalation
        .mark('elm', alarms)
        .map(({ escalatedMs }) => (escalatedMs === null ? null : (escalatedMs - START_MS) / 1_000)),
  };
}

const begun = (over: Partial<AlarmView> = {}): AlarmView => anAlarm({ sinceMs: START_MS, ...over });

it('escalates what nobody answers after the time of its priority, once', () => {
  const console_ = aConsole();
  const [fire, door, paper] = [
    begun(),
    begun({ alarm: 'door', priority: 'high' }),
    begun({ alarm: 'paper', priority: 'low' }),
  ];
  console_.take(fire, door, paper);
  console_.at(119);
  expect(console_.since(fire, door, paper)).toEqual([null, null, null]);
  console_.at(120);
  console_.at(299);
  expect(console_.since(fire, door, paper)).toEqual([120, null, null]);
  console_.at(90_000);
  expect(console_.since(fire, door, paper)).toEqual([120, 300, null]);
  expect([...console_.news, ...console_.told]).toEqual(['smoke-hall', 'door']);
  expect(console_.touched).toEqual(['elm', 'elm']);
});

it('leaves alone what was answered, also when it was answered after it escalated', () => {
  const console_ = aConsole();
  console_.take(begun());
  console_.take(begun({ life: 'acknowledged' }));
  console_.at(500);
  expect(console_.news).toEqual([]);
  console_.take(begun({ occurrence: 'o2' }));
  console_.at(501);
  console_.take(begun({ occurrence: 'o2', life: 'acknowledged' }));
  expect(console_.since(begun({ occurrence: 'o2' }))).toEqual([null]);
});

it('counts anew for what comes back from the shelf or into service', () => {
  const console_ = aConsole();
  const shelf = { atMs: START_MS, by: 'w@c', untilMs: START_MS + 600_000, reason: 'x' };
  console_.take(begun({ shelved: shelf }));
  console_.at(719);
  expect(console_.news).toEqual([]);
  console_.at(720);
  expect(console_.news).toEqual(['smoke-hall']);
});

it('waits until what other consoles did is here', () => {
  const console_ = aConsole();
  console_.settle(false);
  console_.take(begun());
  console_.at(130);
  console_.take(begun({ life: 'acknowledged' }));
  console_.settle(true);
  console_.at(131);
  expect([...console_.news, ...console_.told]).toEqual([]);
});

it('is the same after a restart at any time, and no news when it is long ago', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 1_000 }), { maxLength: 5 }), (restarts) => {
      const [steady, restarted] = [aConsole(), aConsole()];
      const alarms = [begun(), begun({ alarm: 'door', priority: 'high' })];
      steady.take(...alarms);
      restarted.take(...alarms);
      for (const second of restarts.toSorted((a, b) => a - b)) {
        restarted.at(second);
        restarted.restart(...alarms);
      }
      steady.at(1_000);
      restarted.at(1_000);
      expect(restarted.since(...alarms)).toEqual(steady.since(...alarms));
      expect(restarted.since(...alarms)).toEqual([120, 300]);
    }),
  );
});

it('stays escalated when the clock is set back', () => {
  const console_ = aConsole();
  console_.take(begun());
  console_.at(130);
  console_.at(10);
  expect(console_.since(begun())).toEqual([120]);
});

it('counts anew for what stood in the shadow of another alarm', () => {
  const console_ = aConsole();
  console_.take(begun({ life: 'suppressed', suppressedBy: 'console-station-offline' }));
  console_.at(3_600);
  console_.take(begun({ freedMs: START_MS + 3_600_000 }));
  console_.at(3_719);
  expect(console_.news).toEqual([]);
  console_.at(3_720);
  expect([console_.news, console_.since(begun())]).toEqual([['smoke-hall'], [3_720]]);
});
