import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { diskSpaceOf } from './adapters/disk-space.ts';
import { openJournal } from './adapters/level-journal.ts';
import { connectMqtt } from './adapters/mqtt-session.ts';
import { testBroker } from './adapters/broker-test.ts';
import type { SettingsStore, StoredSettings } from './adapters/settings-store.ts';
import { createCore, type Core } from './core/create-core.ts';
import type { BrokerAccess } from './core/feed/feed.ts';
import type { Log } from './core/ports.ts';
import { createRouter } from './core/router.ts';
import { startDemo } from './demo/run-demo.ts';
import type { LaunchOptions } from './launch-options.ts';
import type { SecretStore } from './window/secret-store.ts';
import type { BrokerInput, SettingsView } from '../src-shared/contract/settings.ts';

/** The day of the demo's stations follows from it: every start of the demo goes on with the same days. */
const DEMO_SEED = 20_250_117;

export interface DeskOptions {
  readonly launch: LaunchOptions;
  readonly profile: string;
  readonly settings: SettingsStore;
  readonly secrets: SecretStore;
  readonly log: Log;
  readonly programVersion: string;
  /** The router now answers for another broker: windows must load anew. */
  readonly onReplaced: () => void;
}

interface Shift {
  readonly core: Core;
  readonly demo: boolean;
  readonly close: () => Promise<void>;
}

/** One core at a time, on the broker of the command line, of the settings, or of the demo; goes over from one to another. */
export async function openDesk(options: DeskOptions) {
  const { launch, settings, secrets, log } = options;
  /** Where there is no key store the password lives here, until the program ends. */
  let typedPassword = '';
  let shift = await openShift(await firstBroker());

  async function firstBroker(): Promise<BrokerAccess | null> {
    const stored = settings.get().broker;
    if (launch.demo) return null;
    if (launch.brokers.length > 0) return accessTo({ ...(stored ?? NO_BROKER), urls: [...launch.brokers] });
    return stored === null ? null : accessTo(stored);
  }

  async function accessTo(broker: NonNullable<StoredSettings['broker']>): Promise<BrokerAccess> {
    return {
      urls: broker.urls,
      username: launch.username ?? broker.username,
      password: launch.password ?? storedPassword(broker),
      ca: await readCa(broker.caFile, log),
      demo: false,
    };
  }

  function storedPassword(broker: NonNullable<StoredSettings['broker']>): string {
    return broker.sealedPassword === null ? typedPassword : secrets.open(broker.sealedPassword);
  }

  async function openShift(broker: BrokerAccess | null): Promise<Shift> {
    const demo = broker === null ? await startDemo({ seed: DEMO_SEED, log }) : null;
    const access = broker ?? {
      urls: [demo?.brokerUrl ?? ''],
      username: '',
      password: '',
      ca: '',
      demo: true,
    };
    const journal = await openJournal(join(options.profile, demo === null ? 'journal' : 'journal-demo'), log);
    const core = await createCore({
      journal,
      connect: connectMqtt,
      clock: { now: Date.now },
      disk: diskSpaceOf(options.profile),
      log,
      root: launch.root ?? settings.get().root,
      consoleId: launch.name ?? settings.get().consoleId,
      broker: access,
      staleAfterMs: () => settings.get().staleAfterS * 1_000,
      keepDays: () => settings.get().keepEventsDays,
    });
    return {
      core,
      demo: demo !== null,
      close: async () => {
        await core.close();
        await demo?.close();
      },
    };
  }

  async function goOver(broker: BrokerAccess | null): Promise<void> {
    await shift.close();
    shift = await openShift(broker);
    options.onReplaced();
  }

  function view(): SettingsView {
    const { broker, language, theme, root, staleAfterS, keepEventsDays, keepMinutesDays } = settings.get();
    return {
      language: launch.lang ?? language,
      theme,
      root: launch.root ?? root,
      staleAfterS,
      keepEventsDays,
      keepMinutesDays,
      canKeepSecrets: secrets.available(),
      broker:
        broker === null
          ? null
          : {
              urls: broker.urls,
              username: broker.username,
              caFile: broker.caFile,
              hasPassword: broker.sealedPassword !== null || typedPassword !== '',
            },
    };
  }

  const password = (input: BrokerInput): string => {
    const stored = settings.get().broker;
    return input.password ?? (stored === null ? '' : storedPassword(stored));
  };

  return {
    view,
    close: () => shift.close(),
    router: () =>
      createRouter({
        core: shift.core,
        operator: () => `operator@${launch.name ?? settings.get().consoleId}`,
        hello: () => ({
          console: launch.name ?? settings.get().consoleId,
          language: view().language,
          theme: view().theme,
          kiosk: launch.kiosk,
          programVersion: options.programVersion,
          history: shift.demo ? 'waystation-demo' : 'waystation',
        }),
        testBroker: async (input) =>
          testBroker({
            urls: input.urls,
            username: input.username,
            password: password(input),
            ca: await readCa(input.caFile, log),
          }),
        settings: {
          get: view,
          change: (patch) => {
            settings.patch(definedOnly(patch));
            return view();
          },
          useBroker: async (input) => {
            const secret = password(input);
            typedPassword = secret;
            const broker = {
              urls: input.urls,
              username: input.username,
              caFile: input.caFile,
              sealedPassword: secret === '' ? null : secrets.seal(secret),
            };
            const access = await accessTo(broker);
            settings.patch({ broker });
            await goOver(access);
            return view();
          },
          useDemo: async () => {
            settings.patch({ broker: null });
            await goOver(null);
            return view();
          },
        },
      }),
  };
}

const NO_BROKER: NonNullable<StoredSettings['broker']> = {
  urls: [],
  username: '',
  sealedPassword: null,
  caFile: '',
};

/** A file that cannot be read proves nothing: verification goes on with the system's authorities, and fails in plain sight. */
async function readCa(file: string, log: Log): Promise<string> {
  if (file === '') return '';
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    log.warn(`certificate authority ${file} cannot be read: ${String(error)}`);
    return '';
  }
}

/** A patch from the port may carry undefined for "as before"; the store takes values only. */
function definedOnly<T extends object>(patch: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
