import { expect, type Electron, type ElectronApplication, type Page } from '@playwright/test';
import { askedAgain } from './asked-again.ts';
import { groupGone, kill, killGroup } from './processes.ts';

export interface RunningConsole {
  readonly app: ElectronApplication;
  /** Lost when the window's process dies; `inPage` is not. */
  readonly page: Page;
  readonly profile: string;
  readonly pid: number;
  /** What the program wrote to standard error so far. */
  readonly output: () => string;
  /** Runs a function in the page as it is now, by way of main; null when the page does not answer in time, ms. */
  readonly inPage: <In, Out>(
    run: (input: In) => Out | Promise<Out>,
    input: In,
    withinMs?: number,
  ) => Promise<Awaited<Out> | null>;
  /** `kill -9` of the whole program: main and all its children, at once. */
  readonly kill: () => Promise<void>;
  /** As the system asks a program to end. */
  readonly close: () => Promise<void>;
}

export interface ConsoleOptions {
  readonly profile: string;
  /** Flags of contract.md. */
  readonly flags?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Whether it has one; by itself it depends on the machine of the tests. */
  readonly loudspeaker?: boolean;
  /** CommonJS modules that are loaded into main before the program. */
  readonly before?: readonly string[];
}

/** The built console in a real Electron, as `electron . [flags]` runs it. */
export async function startConsole(
  electron: Electron,
  { profile, flags = [], env = {}, loudspeaker = true, before = [] }: ConsoleOptions,
): Promise<RunningConsole> {
  // Chromium's sandbox refuses root; a person's console never runs as root.
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const app = await electron.launch({
    args: [
      ...before.flatMap((module) => ['-r', module]),
      '.',
      ...asRoot,
      ...(loudspeaker ? ['--use-fake-device-for-media-stream'] : []),
      ...['--profile', profile],
      ...flags,
    ],
    env: { ...definedEnv(), ...(loudspeaker ? {} : NO_SOUND), ...env },
  });
  const main = app.process();
  const { pid } = main;
  if (pid === undefined) throw new Error('Electron did not start');
  let output = '';
  let ended = false;
  // Playwright starts it as the leader of a process group. Once that has ended its number may be another program's.
  const ending = async (end: () => Promise<void>): Promise<void> => {
    if (!ended) await end();
    ended = true;
  };
  main.stderr?.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  return {
    app,
    page: await app.firstWindow(),
    profile,
    pid,
    output: () => output,
    inPage: (run, input, withinMs = ANSWER_WITHIN_MS) =>
      runInPage(app, `(${run.toString()})(${JSON.stringify(input)})`, withinMs),
    kill: () => ending(() => killGroup(pid)),
    close: () =>
      ending(async () => {
        kill(pid, 'SIGTERM');
        await groupGone(pid);
      }),
  };
}

/** Neither of the two ways to a sound card leads anywhere. */
const NO_SOUND = { PULSE_SERVER: 'unix:/nonexistent', ALSA_CONFIG_PATH: '/dev/null' };

/** A page that does not answer for so long is being loaded or is dead. */
const ANSWER_WITHIN_MS = 500;

/** Playwright holds on to the page's first process; main always knows the present one. */
async function runInPage<Out>(
  app: ElectronApplication,
  script: string,
  withinMs: number,
): Promise<Out | null> {
  const ask = () =>
    app.evaluate(
      async ({ BrowserWindow }, { code, limitMs }) => {
        const [window] = BrowserWindow.getAllWindows();
        const answer: Promise<unknown> =
          window?.webContents.executeJavaScript(code).catch(() => undefined) ?? Promise.resolve(undefined);
        const silence = new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), limitMs));
        return JSON.stringify((await Promise.race([answer, silence])) ?? null);
      },
      { code: script, limitMs: withinMs },
    );
  const json = await askedAgain(ask);
  // What the function answered, having gone through JSON: its type is the caller's.
  return JSON.parse(json) as Out | null;
}

export async function expectConnected({ inPage }: RunningConsole): Promise<void> {
  await expect
    .poll(() => inPage(connectionOf, null), { message: 'data-connection', timeout: 60_000 })
    .toBe('connected');
}

/** A silent broker is noticed after one and a half keep-alives of 15 s; the rest is for a busy machine. */
const SILENCE_NOTICED_WITHIN_MS = 30_000;

export async function expectNotConnected({ page }: RunningConsole): Promise<void> {
  const connection = page.locator('[data-connection]');
  const timeout = SILENCE_NOTICED_WITHIN_MS;
  await expect(connection).not.toHaveAttribute('data-connection', 'connected', { timeout });
}

const connectionOf = (): string | null =>
  document.querySelector('[data-connection]')?.getAttribute('data-connection') ?? null;

function definedEnv(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
