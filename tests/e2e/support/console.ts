import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import electronPath from 'electron';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface RunningConsole {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly profile: string;
  readonly pid: number;
  /** What the program wrote to standard error so far. */
  readonly output: () => string;
  readonly close: () => Promise<void>;
}

export interface ConsoleOptions {
  /** Flags of contract.md. */
  readonly flags?: readonly string[];
  readonly profile?: string;
  readonly env?: Readonly<Record<string, string>>;
}

export const newProfile = (): Promise<string> => mkdtemp(join(tmpdir(), 'waystation-e2e-'));

/** The built console in a real Electron, as `electron . [flags]` runs it. */
export async function startConsole(options: ConsoleOptions = {}): Promise<RunningConsole> {
  const profile = options.profile ?? (await newProfile());
  // Chromium's sandbox refuses root; a person's console never runs as root.
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const app = await _electron.launch({
    executablePath: String(electronPath),
    args: ['.', ...asRoot, '--profile', profile, ...(options.flags ?? [])],
    env: { ...definedEnv(), ...options.env },
  });
  let output = '';
  app.process().stderr?.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  const page = await app.firstWindow();
  return {
    app,
    page,
    profile,
    pid: app.process().pid ?? 0,
    output: () => output,
    close: async () => {
      await app.close();
      if (options.profile === undefined) await rm(profile, { recursive: true, force: true });
    },
  };
}

function definedEnv(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
