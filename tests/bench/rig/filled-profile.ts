import { cp } from 'node:fs/promises';
import { newProfile, untilLive } from './program.ts';
import { withBench, type Rig } from './rig.ts';
import { until } from './wait.ts';

const STATIONS = 300;
/** Within what journal and broker take together; the history follows at its own pace. */
const FILL_PER_S = 10_000;
const CATCH_UP_LIMIT_MS = 1_800_000;
const LOOK_MS = 500;

/** Fills a profile by the console's own means: so many events received, journalled and committed to the history. */
export async function fillProfile(rig: Omit<Rig, 'filledProfile'>): Promise<string> {
  const filled = await newProfile();
  rig.say(`filling a profile with ${rig.historyEvents} events …`);
  await withBench({ ...rig, filledProfile: () => Promise.resolve(filled) }, async ({ load, start }) => {
    const program = await start(filled);
    await untilLive(program, 0);
    const durationS = rig.historyEvents / FILL_PER_S;
    await load({ stations: STATIONS, ratePerS: FILL_PER_S, qos1Share: 1, durationS }).finished;
    await until(
      'journal and history to hold them',
      async () =>
        (await program.journalHead()) >= rig.historyEvents && (await program.backlog()) === 0 ? true : null,
      CATCH_UP_LIMIT_MS,
      LOOK_MS,
    );
    await program.stop();
  });
  return filled;
}

/** A copy to be used up. */
export async function copyOfFilled(rig: Rig, to: string): Promise<void> {
  await cp(await rig.filledProfile(), to, { recursive: true });
}
