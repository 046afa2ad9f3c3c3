import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { PROJECT } from '../../../scripts/lib/folders.mjs';
import { spawnOwned, stopGroup } from '../../../scripts/lib/run.mjs';
import { stationId } from '../../../src-main/demo/load/messages.ts';
import { connectPublisher } from '../../../src-main/demo/load/publisher.ts';
import type { Figure, Scenario } from '../rig/figures.ts';
import { copyOfFilled } from '../rig/filled-profile.ts';
import { publishInside } from '../rig/probe.ts';
import { withBench, type Rig } from '../rig/rig.ts';
import { until } from '../rig/wait.ts';

const STATIONS = 300;
const BACKGROUND_PER_S = 300;
/** The station says a new number so often, and the screen is looked at so often. */
const PROBE_MS = 20;
const LIVE_LIMIT_MS = 60_000;
const PROBED = stationId(0);
const SHOWN = `Number.parseInt(
  document.querySelector('[data-station="${PROBED}"] [data-field="inside"]')?.textContent.replaceAll(',', '') ?? '', 10) || 0`;

/** From the start of the process to a number on the screen that a station said after it. */
export const start: Scenario = {
  name: 'start',
  title: 'second start with a history on disk',
  rounds: { quick: 2, full: 5 },
  run: async (rig) => {
    const processMs = await processToLive(rig);
    const commandMs = await commandToProcess(rig);
    return [
      { name: 'events on disk', value: rig.historyEvents, unit: '' },
      { name: 'process → live on screen', value: processMs, unit: 'ms', target: { atMost: 1_500 } },
      { name: 'npm start → process', value: commandMs, unit: 'ms' },
      {
        name: 'npm start → live on screen',
        value: commandMs + processMs,
        unit: 'ms',
        target: { atMost: 3_000 },
      },
    ] satisfies Figure[];
  },
};

const processToLive = (rig: Rig): Promise<number> =>
  withBench(rig, async ({ broker, load, start, profile }) => {
    await copyOfFilled(rig, profile);
    load({ stations: STATIONS, ratePerS: BACKGROUND_PER_S, qos1Share: 0, durationS: 600 });
    const publisher = await connectPublisher(new URL(broker.url), `probe-${process.pid}`, null);
    let value = 0;
    const saying = setInterval(() => {
      value += 1;
      publishInside(publisher, PROBED, value, Date.now());
    }, PROBE_MS);
    await pause(1_000);
    const atStart = value;
    const program = await start(profile);
    const liveMs = await until(
      `${PROBED} live on the screen`,
      async () => {
        const shown = await program.evaluate(z.number(), SHOWN).catch(() => 0);
        return shown > atStart ? Date.now() : null;
      },
      LIVE_LIMIT_MS,
      PROBE_MS,
    ).finally(() => clearInterval(saying));
    await publisher.close();
    return liveMs - program.startedMs;
  });

/** What npm and scripts/start.mjs take before they start Electron, when nothing has to be installed or built. */
function commandToProcess(rig: Rig): Promise<number> {
  return withBench(rig, async ({ profile }) => {
    const startMs = Date.now();
    const child = spawnOwned('npm', ['start', '--', '--profile', profile], {
      cwd: PROJECT,
      env: { ...process.env, DISPLAY: rig.display },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
    await until(
      'npm start to start Electron',
      () => (said.includes('starting on') ? true : null),
      LIVE_LIMIT_MS,
      5,
    );
    const tookMs = Date.now() - startMs;
    await stopGroup(child);
    return tookMs;
  });
}
