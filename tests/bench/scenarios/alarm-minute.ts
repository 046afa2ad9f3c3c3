import { setTimeout as pause } from 'node:timers/promises';
import { connectPublisher } from '../../../src-main/demo/load/publisher.ts';
import { openEye } from '../rig/eye.ts';
import type { Figure, Scenario } from '../rig/figures.ts';
import { countedAlarms, openAlarmList, raiseAlarms, untilCounted } from '../rig/many-alarms.ts';
import { sum } from '../rig/processes.ts';
import { untilLive, type Program } from '../rig/program.ts';
import { withBench } from '../rig/rig.ts';
import { median, quantile } from '../rig/statistics.ts';

const ALARMS = 1_000;
const MINUTE_MS = 60_000;
/** As they come in a storm: many at once, then none for a while. */
const BURST = 50;
const WARM = 100;
const SETTLE_MS = 15_000;
/** Garbage comes and goes: the level is the median of so many looks. */
const LEVEL_LOOKS = 10;
const LOOK_MS = 1_000;

async function levelMb(program: Program): Promise<number> {
  const looks: number[] = [];
  for (let look = 0; look < LEVEL_LOOKS; look += 1) {
    await pause(LOOK_MS);
    looks.push(sum(program.usage().pssMb));
  }
  return median(looks);
}

/** A thousand alarms in a minute, with the list open. */
export const alarmMinute: Scenario = {
  name: 'alarm-minute',
  title: '1,000 alarms in a minute, the list open',
  rounds: { quick: 1, full: 3 },
  run: (rig) =>
    withBench(rig, async ({ broker, start, profile }): Promise<readonly Figure[]> => {
      const program = await start(profile);
      await untilLive(program, 0);
      const publisher = await connectPublisher(new URL(broker.url), `many-${process.pid}`, null);
      // The list, its card and the horn are up before the first look at the memory.
      raiseAlarms(publisher, 0, WARM);
      await untilCounted(program, WARM);
      await openAlarmList(program);
      await pause(SETTLE_MS);
      const before = await levelMb(program);
      const eye = await openEye(program);
      for (let at = WARM; at < WARM + ALARMS; at += BURST) {
        raiseAlarms(publisher, at, at + BURST);
        await pause((MINUTE_MS * BURST) / ALARMS);
      }
      const frames = await eye.frames();
      await untilCounted(program, WARM + ALARMS);
      const counted = await countedAlarms(program);
      await pause(SETTLE_MS);
      const after = await levelMb(program);
      await publisher.close();
      return [
        { name: 'alarms not shown', value: WARM + ALARMS - counted, unit: '', target: { atMost: 0 } },
        { name: 'frame p99 meanwhile', value: quantile(frames, 0.99), unit: 'ms', target: { atMost: 25 } },
        { name: 'memory (PSS) before', value: before, unit: 'MB' },
        { name: 'memory (PSS) after', value: after, unit: 'MB' },
        { name: 'growth', value: ((after - before) / before) * 100, unit: '%', target: { atMost: 5 } },
      ];
    }),
};
