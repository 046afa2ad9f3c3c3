import { execFileSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Figure, Scenario } from './rig/figures.ts';
import { fillProfile } from './rig/filled-profile.ts';
import { coresBusy } from './rig/processes.ts';
import type { Rig } from './rig/rig.ts';
import { summarise, tableOf, type Summary } from './rig/summary.ts';
import { alarmList } from './scenarios/alarm-list.ts';
import { alarmMinute } from './scenarios/alarm-minute.ts';
import { alarms } from './scenarios/alarms.ts';
import { audit } from './scenarios/audit.ts';
import { commands } from './scenarios/commands.ts';
import { growth } from './scenarios/growth.ts';
import { latency } from './scenarios/latency.ts';
import { memory } from './scenarios/memory.ts';
import { month } from './scenarios/month.ts';
import { rebuild } from './scenarios/rebuild.ts';
import { recount } from './scenarios/recount.ts';
import { rollups } from './scenarios/rollups.ts';
import { rules } from './scenarios/rules.ts';
import { start } from './scenarios/start.ts';
import { sustained, throughput } from './scenarios/throughput.ts';
import { trends } from './scenarios/trends.ts';

const SCENARIOS: readonly Scenario[] = [
  throughput,
  sustained,
  ...latency,
  ...alarms,
  alarmList,
  alarmMinute,
  rules,
  memory,
  start,
  rebuild,
  month,
  recount,
  rollups,
  growth,
  commands,
  audit,
  trends,
];
const FIGURES = fileURLToPath(new URL('figures/', import.meta.url));

export interface BenchOptions {
  readonly mode: Rig['mode'];
  /** Names of scenarios; null: all. */
  readonly only: readonly string[] | null;
  /** Null: as many as the mode asks. */
  readonly messages: number | null;
  readonly executable: string;
  readonly display: string;
  readonly runtime: string;
}

/** Above this another program takes part in the race, and the figures say so. */
const QUIET_CORES = 0.3;

/** Runs the scenarios one after the other, prints a table of medians and keeps it as JSON. */
export async function runBench(options: BenchOptions): Promise<void> {
  const unknown = options.only?.filter((name) => SCENARIOS.every((scenario) => scenario.name !== name)) ?? [];
  if (unknown.length > 0)
    throw new Error(
      `no scenario ${unknown.join(', ')}; there are ${SCENARIOS.map(({ name }) => name).join(', ')}`,
    );
  const scenarios = SCENARIOS.filter(({ name }) => options.only?.includes(name) ?? true);
  const busyBefore = await coresBusy();
  if (busyBefore > QUIET_CORES)
    say(`other programs keep ${busyBefore.toFixed(1)} cores busy: the figures will be worse for it`);
  const rig = rigFor(options);
  const summaries: Summary[] = [];
  for (const scenario of scenarios) {
    const rounds: (readonly Figure[])[] = [];
    for (let round = 1; round <= scenario.rounds[rig.mode]; round += 1) {
      say(`${scenario.title} (${round} of ${scenario.rounds[rig.mode]})`);
      rounds.push(await scenario.run(rig));
    }
    const summary = summarise(scenario, rounds);
    summaries.push(summary);
    console.log(tableOf(summary));
  }
  await keep(options, busyBefore, summaries);
}

const say = (text: string): void => console.error(`bench: ${text}`);

function rigFor({ mode, messages, executable, display }: BenchOptions): Rig {
  const full = mode === 'full';
  const begun = Date.now().toString(36);
  let seeds = 0;
  let filled: Promise<string> | null = null;
  const rig = {
    mode,
    executable,
    display,
    messages: messages ?? (full ? 10_000_000 : 1_000_000),
    historyEvents: messages ?? (full ? 1_000_000 : 200_000),
    monthEvents: messages ?? (full ? 10_000_000 : 1_000_000),
    say,
    seed: () => `${begun}${(seeds += 1)}`,
  };
  return { ...rig, filledProfile: () => (filled ??= fillProfile(rig)) };
}

/** One file a run, so that figures can be compared over time. */
async function keep(options: BenchOptions, busyBefore: number, summaries: readonly Summary[]): Promise<void> {
  const date = new Date().toISOString();
  const [cpu] = cpus();
  const record = {
    date,
    commit: execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim(),
    mode: options.mode,
    runtime: options.runtime,
    machine: { cpu: cpu?.model ?? '', cores: cpus().length, memoryGb: Math.round(totalmem() / 2 ** 30) },
    busyCoresBefore: Number(busyBefore.toFixed(2)),
    scenarios: summaries,
  };
  await mkdir(FIGURES, { recursive: true });
  const file = join(FIGURES, `${date.slice(0, 16).replace(/[-:]/g, '')}-${options.mode}.json`);
  await writeFile(file, `${JSON.stringify(record, null, 2)}\n`);
  say(`kept in ${file}`);
}

export { runBareSubscriber } from './bare-subscriber.ts';
