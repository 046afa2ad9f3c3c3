import { createRuleWatch } from '../../../src-main/core/alarms/rule-watch.ts';
import { createEngine } from '../../../src-main/core/engine.ts';
import { createLiveBoard } from '../../../src-main/core/live-board.ts';
import { DEFAULT_WORKING_HOURS } from '../../../src-shared/domain/alarm/rules/working-hours.ts';
import { DEFAULT_RULES } from '../../../src-shared/domain/alarm/rules/default-rules.ts';
import type { StationEvent } from '../../../src-shared/domain/event.ts';
import {
  aDoorEvent,
  anAboutEvent,
  anEnvSample,
  aPeopleEvent,
  aPowerSample,
  aStatusEvent,
  NOON_MS,
} from '../../builders/events.ts';
import type { Figure, Scenario } from '../rig/figures.ts';
import { quantile } from '../rig/statistics.ts';

const STATIONS = 300;
const STALE_AFTER_MS = 120_000;
/** Compilers settle within a minute's looks. */
const WARM_LOOKS = 60;
const LOOKS = 600;

/** A city as it is most of the time: all online, somebody inside, nothing raised. */
function aCity() {
  const clock = { nowMs: NOON_MS };
  const options = { now: () => clock.nowMs, staleAfterMs: () => STALE_AFTER_MS, instance: 'bench' };
  const engine = createEngine({ board: createLiveBoard('bench'), ...options });
  const names = Array.from({ length: STATIONS }, (_, n) => `s${n}`);
  const greetings = names.flatMap((station): StationEvent[] => [
    anAboutEvent({ capacity: 20 }, { station }),
    aStatusEvent({ station }),
    aPeopleEvent({ station, inside: 5 }),
    aDoorEvent({ station, event: 'closed' }),
  ]);
  engine.apply(greetings.map((event, cursor) => ({ cursor, event })));
  const read = (): void => {
    const at = { atMs: clock.nowMs, arrivedMs: clock.nowMs };
    for (const station of names) {
      engine.observe(aPowerSample({ station, powerW: 300, ...at }));
      engine.observe(anEnvSample({ station, celsius: 21, ...at }));
    }
  };
  return { clock, engine, read };
}

function looks(): readonly number[] {
  const { clock, engine, read } = aCity();
  const watch = createRuleWatch({
    engine,
    record: () => Promise.resolve([]),
    now: () => clock.nowMs,
    rules: DEFAULT_RULES.map((rule) => ({ ...rule, enabled: true })),
    workingHours: () => DEFAULT_WORKING_HOURS,
    ofConsole: () => ({
      isConnected: true,
      freeBytes: 1e12,
      backlog: 0,
      hasSoundFailed: false,
      isBackupMissed: false,
    }),
    isBlind: () => false,
  });
  const times: number[] = [];
  for (let look = 0; look < WARM_LOOKS + LOOKS; look += 1) {
    clock.nowMs += 1_000;
    read();
    const begunMs = performance.now();
    watch.tick();
    times.push(performance.now() - begunMs);
  }
  watch.close();
  return times.slice(WARM_LOOKS);
}

/** What all rules cost a second, in the process of the bench. */
export const rules: Scenario = {
  name: 'rules',
  title: `all ${DEFAULT_RULES.length} rules at ${STATIONS} stations, each second`,
  rounds: { quick: 1, full: 5 },
  run: () => {
    const times = looks();
    const figures: readonly Figure[] = [
      { name: 'a look, p50', value: quantile(times, 0.5), unit: 'ms' },
      { name: 'a look, p99', value: quantile(times, 0.99), unit: 'ms' },
      { name: 'of a core', value: (times.reduce((sum, ms) => sum + ms, 0) / LOOKS / 1_000) * 100, unit: '%' },
    ];
    return Promise.resolve(figures);
  },
};
