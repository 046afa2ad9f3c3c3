import { test as base } from '@playwright/test';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startMosquitto, type Mosquitto, type MosquittoOptions } from '../../support/mosquitto.ts';
import { startConsole, type ConsoleOptions, type RunningConsole } from './console.ts';
import { openGateway, type Gateway } from './gateway.ts';
import { openLedger, type Ledger, type LedgerOptions } from './ledger.ts';

type Cleanup = () => Promise<unknown>;

/** What a test works with. All that it starts ends with it, last first, however the test ends. */
export interface Room {
  readonly console: (options?: Partial<ConsoleOptions>) => Promise<RunningConsole>;
  readonly broker: (options?: MosquittoOptions) => Promise<Mosquitto>;
  readonly ledger: (url: string, options?: LedgerOptions) => Promise<Ledger>;
  readonly gateway: (url: string, station: string) => Promise<Gateway>;
  /** An empty folder, gone at the end. */
  readonly profile: () => Promise<string>;
  readonly atEnd: (cleanup: Cleanup) => void;
}

export const test = base.extend<{ room: Room }>({
  room: async ({ playwright }, use, testInfo) => {
    const cleanups: Cleanup[] = [];
    const consoles: RunningConsole[] = [];
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
        consoles.push(running);
        atEnd(running.kill);
        return running;
      },
      broker: (options) => ending(startMosquitto(options)),
      gateway: (url, station) => ending(openGateway(url, station)),
      ledger: (url, options = {}) => ending(openLedger(url, options)),
    });
    if (testInfo.status !== testInfo.expectedStatus)
      for (const { output } of consoles) await testInfo.attach('what the console said', { body: output() });
    const failures: unknown[] = [];
    for (const cleanup of cleanups.toReversed())
      await cleanup().catch((error: unknown) => failures.push(error));
    if (failures.length > 0) throw new AggregateError(failures, 'not everything could be cleaned up');
  },
});
