import { setTimeout as pause } from 'node:timers/promises';
import { openEye } from '../rig/eye.ts';
import type { Figure, Scenario } from '../rig/figures.ts';
import { match, sendProbes } from '../rig/probe.ts';
import { loadBetween, sum } from '../rig/processes.ts';
import { untilLive } from '../rig/program.ts';
import { withBench } from '../rig/rig.ts';
import { quantile } from '../rig/statistics.ts';

const STATIONS = 300;
/** Compilers and caches have settled, and the first minute's layout is done. */
const SETTLE_MS = 10_000;
/** The last values may take this long to be shown; what takes longer was not shown. */
const LAST_VALUES_MS = 2_000;

interface Targets {
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly frameP99Ms: number;
  readonly cores?: number;
}

/** Telemetry over 300 stations, and now and then a number of people: how long until it is on the screen? */
const latencyAt = (ratePerS: number, targets: Targets): Scenario => ({
  name: `latency-${ratePerS}`,
  title: `publish → on screen at ${ratePerS} msg/s, ${STATIONS} stations`,
  rounds: { quick: 1, full: 3 },
  run: (rig) =>
    withBench(rig, async ({ broker, load, start, profile }): Promise<readonly Figure[]> => {
      const count = rig.mode === 'full' ? 1_200 : 300;
      const program = await start(profile);
      const going = load({ stations: STATIONS, ratePerS, qos1Share: 0, durationS: 600 });
      await untilLive(program, STATIONS);
      await pause(SETTLE_MS);
      const before = program.usage();
      await pause(rig.mode === 'full' ? 60_000 : 15_000);
      const after = program.usage();
      // Only now: asking for every frame makes the window paint every frame, which it need not do by itself.
      const eye = await openEye(program);
      const probes = await sendProbes(broker.url, STATIONS, count);
      const frames = await eye.frames();
      await pause(LAST_VALUES_MS);
      const { latenciesMs, themselves } = match(probes, await eye.sightings());
      await going.stop();
      const { cores, totalCores, machineCores } = loadBetween(before, after);
      return [
        { name: 'p50', value: quantile(latenciesMs, 0.5), unit: 'ms', target: { atMost: targets.p50Ms } },
        { name: 'p99', value: quantile(latenciesMs, 0.99), unit: 'ms', target: { atMost: targets.p99Ms } },
        { name: 'values not shown', value: count - themselves, unit: `of ${count}`, target: { atMost: 0 } },
        {
          name: 'frame p99',
          value: quantile(frames, 0.99),
          unit: 'ms',
          target: { atMost: targets.frameP99Ms },
        },
        {
          name: 'CPU, all processes',
          value: totalCores,
          unit: 'cores',
          ...(targets.cores === undefined ? {} : { target: { atMost: targets.cores } }),
        },
        { name: 'CPU, main', value: cores.main, unit: 'cores' },
        { name: 'CPU, window', value: cores.window, unit: 'cores' },
        { name: 'CPU, GPU process', value: cores.gpu, unit: 'cores' },
        { name: 'CPU, whole machine', value: machineCores, unit: 'cores' },
        { name: 'memory (PSS), all processes', value: sum(after.pssMb), unit: 'MB' },
        { name: 'memory (PSS), main', value: after.pssMb.main, unit: 'MB' },
        { name: 'memory (PSS), window', value: after.pssMb.window, unit: 'MB' },
      ];
    }),
});

export const latency: readonly Scenario[] = [
  latencyAt(1_000, { p50Ms: 30, p99Ms: 100, frameP99Ms: 25, cores: 0.5 }),
  latencyAt(10_000, { p50Ms: 50, p99Ms: 250, frameP99Ms: 34 }),
];
