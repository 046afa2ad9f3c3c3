import { test as base } from '@playwright/test';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startConsole, type ConsoleOptions, type RunningConsole } from './console.ts';
import { openLedger, type Ledger } from './ledger.ts';
import { startMosquitto, type Mosquitto, type MosquittoOptions } from './mosquitto.ts';

type Cleanup = () => Promise<unknown>;

/** What a test works with. All that it starts ends with it, last first, however the test ends. */
export interface Room {
  readonly console: (options?: Partial<ConsoleOptions>) => Promise<RunningConsole>;
  readonly broker: (options?: MosquittoOptions) => Promise<Mosquitto>;
  readonly ledger: (url: string, seed?: number) => Promise<Ledger>;
  /** An empty folder. */
  readonly profile: () => Promise<string>;
  readonly atEnd: (cleanup: Cleanup) => void;
}

const STATIONS = ['kexuecheng', 'longzihu', 'baisha'] as const;

export const test = base.extend<{ room: Room }>({
  room: async ({ playwright }, use) => {
    const cleanups: Cleanup[] = [];
    const atEnd = (cleanup: Cleanup): void => void cleanups.push(cleanup);
    const ending = async <T extends { readonly close: Cleanup }>(opening: Promise<T>): Promise<T> => {
      const opened = await opening;
      atEnd(opened.close);
      return opened;
    };
    const profile = async (): Promise<string> => {
      const folder = await mkdtemp(join(tmpdir(), 'waystation-e2e-'));
      atEnd(() => rm(folder, { recursive: true, force: true }));
      return folder;
    };
    await use({
      atEnd,
      profile,
      console: async (options = {}) => {
        const running = await startConsole(playwright._electron, {
          ...options,
          profile: options.profile ?? (await profile()),
        });
        atEnd(running.kill);
        return running;
      },
      broker: (options) => ending(startMosquitto(options)),
      ledger: (url, seed = 1) => ending(openLedger(url, { stations: STATIONS, seed })),
    });
    for (const cleanup of cleanups.toReversed()) await cleanup();
  },
});
