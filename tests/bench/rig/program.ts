import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { z } from 'zod';
import { openDevtools } from '../../../scripts/lib/devtools.mjs';
import { PROJECT } from '../../../scripts/lib/folders.mjs';
import { spawnOwned, stopGroup } from '../../../scripts/lib/run.mjs';
import { readMark } from '../../../src-main/adapters/journal-mark.ts';
import { usageOf, type Usage } from './processes.ts';
import { until } from './wait.ts';

/** The console as it was built, in a real Electron, seen from outside only. */
export interface Program {
  readonly profile: string;
  readonly pid: number;
  /** When the process was started, epoch ms. */
  readonly startedMs: number;
  /** Runs an expression in the page and reads its value. Rejects while there is no page. */
  readonly evaluate: <T>(schema: z.ZodType<T>, expression: string) => Promise<T>;
  /** How many stations the screen shows in this state. */
  readonly stationsIn: (state: 'online' | 'offline') => Promise<number>;
  /** Visits of today, all stations together, as the screen says: they count when they are durable. */
  readonly visits: () => Promise<number>;
  /** Cursor of the newest entry that is durable. */
  readonly journalHead: () => Promise<number>;
  /** Entries that the window's history has not committed yet, as the screen says. */
  readonly backlog: () => Promise<number>;
  readonly usage: () => Usage;
  /** Minimises and hides the window, or shows it again. */
  readonly hideOrShow: () => void;
  /** As the system asks a program to end. */
  readonly stop: () => Promise<void>;
}

export interface ProgramOptions {
  readonly executable: string;
  readonly display: string;
  readonly brokerUrl: string;
  /** A new one when absent. */
  readonly profile?: string;
}

const BACKLOG = `[...document.querySelectorAll('[data-connection] .figure')].at(-1)?.textContent ?? ''`;
const VISITS = `[...document.querySelectorAll('[data-station] [data-field="entries"]')]
  .reduce((sum, { textContent }) => sum + (Number.parseInt(textContent.replaceAll(',', ''), 10) || 0), 0)`;
/** Without a sound output the console has an alarm of its own, whatever machine it runs on. */
const LOUDSPEAKER = '--use-fake-device-for-media-stream';
const HIDE = join(PROJECT, 'tests/bench/rig/hide.cjs');
/** Output kept for a report of failure, in characters. */
const KEPT_OUTPUT = 20_000;
const CONNECT_LIMIT_MS = 60_000;

export const newProfile = (): Promise<string> => mkdtemp(join(tmpdir(), 'waystation-bench-'));

/** Starts the console; does not wait for anything to be on its screen. */
export async function startProgram(options: ProgramOptions): Promise<Program> {
  const profile = options.profile ?? (await newProfile());
  const flags = ['--profile', profile, '--broker', options.brokerUrl, '--name', 'bench', '--lang', 'zh-CN'];
  // Chromium refuses root its sandbox.
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const startedMs = Date.now();
  const child = spawnOwned(
    options.executable,
    [...asRoot, '--remote-debugging-pipe', LOUDSPEAKER, '-r', HIDE, '.', ...flags],
    {
      cwd: PROJECT,
      env: { ...process.env, DISPLAY: options.display },
      stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
    },
  );
  let output = '';
  child.stderr?.on('data', (chunk: Buffer) => (output = (output + chunk.toString()).slice(-KEPT_OUTPUT)));
  const { 3: to, 4: from } = child.stdio;
  if (!(to instanceof Writable) || !(from instanceof Readable)) throw new TypeError('pipes were asked for');
  const devtools = openDevtools(to, from);
  const pid = child.pid ?? 0;
  const evaluate = async <T>(schema: z.ZodType<T>, expression: string): Promise<T> => {
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Ended(`the console has ended:\n${output}`);
    return schema.parse(await devtools.evaluate(expression));
  };
  return {
    profile,
    pid,
    startedMs,
    evaluate,
    stationsIn: (state) =>
      evaluate(z.number(), `document.querySelectorAll('[data-station][data-state="${state}"]').length`),
    visits: () => evaluate(z.number(), VISITS),
    journalHead: async () => (await readMark(join(profile, 'journal.mark')))?.head ?? 0,
    backlog: async () => {
      const text = await evaluate(z.string(), BACKLOG);
      return Number(/\d[\d,]*/.exec(text)?.[0].replaceAll(',', '') ?? NaN);
    },
    usage: () => usageOf(pid),
    hideOrShow: () => void process.kill(pid, 'SIGUSR2'),
    stop: () => stopGroup(child),
  };
}

class Ended extends Error {}

/** Connected, and so many stations on the screen that are online. */
export async function untilLive(program: Program, stations: number): Promise<void> {
  const connection = `document.querySelector('[data-connection]')?.dataset.connection ?? ''`;
  await until(
    `${stations} stations online on the screen`,
    async () => {
      try {
        const isConnected = (await program.evaluate(z.string(), connection)) === 'connected';
        return isConnected && (await program.stationsIn('online')) >= stations ? true : null;
      } catch (error) {
        if (error instanceof Ended) throw error;
        // No window yet.
        return null;
      }
    },
    CONNECT_LIMIT_MS,
  );
}
