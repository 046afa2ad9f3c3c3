import Store from 'electron-store';
import { existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { brokerUrl, look, watching } from '../../src-shared/contract/settings.ts';
import type { Log } from '../core/ports.ts';

/** What is kept in `settings.json` of the profile. `sealedPassword` is a ciphertext of the system's key store. */
const storedSettings = z.object({
  ...look.shape,
  ...watching.shape,
  broker: z
    .object({
      urls: z.array(brokerUrl).min(1).max(8),
      username: z.string().max(256),
      sealedPassword: z.string().max(8_192).nullable(),
      caFile: z.string().max(1_024),
    })
    .nullable(),
  root: z.string().min(1).max(256),
  consoleId: z.string(),
  /** Somebody listened to the self-test and heard nothing; nobody has heard it since. */
  hornUnheard: z.boolean(),
});
export type StoredSettings = z.infer<typeof storedSettings>;

export interface SettingsStore {
  readonly get: () => StoredSettings;
  /** Writes the whole file anew (atomically); throws when the disk refuses. */
  readonly patch: (patch: Partial<StoredSettings>) => void;
}

/** A settings file that cannot be read is set aside, never overwritten: the console starts with defaults and says so. */
export function openSettings(profile: string, defaults: StoredSettings, log: Log): SettingsStore {
  const read = (): { store: Store; settings: StoredSettings } => {
    const store = new Store({
      cwd: profile,
      name: 'settings',
      clearInvalidConfig: false,
    });
    return { store, settings: storedSettings.parse({ ...defaults, ...store.store }) };
  };
  const readOrSetAside = (): ReturnType<typeof read> => {
    try {
      return read();
    } catch (error) {
      setAside(profile, log, error);
      return read();
    }
  };

  const { store, settings } = readOrSetAside();
  let current = settings;
  store.store = current;
  return {
    get: () => current,
    patch: (patch) => {
      const next = storedSettings.parse({ ...current, ...patch });
      store.store = next;
      current = next;
    },
  };
}

function setAside(profile: string, log: Log, cause: unknown): void {
  const file = join(profile, 'settings.json');
  if (!existsSync(file)) throw cause;
  const aside = join(profile, `settings.unreadable-${String(Date.now())}.json`);
  renameSync(file, aside);
  log.warn(
    `settings.json could not be read and is kept as ${aside}; starting with defaults (${String(cause)})`,
  );
}
