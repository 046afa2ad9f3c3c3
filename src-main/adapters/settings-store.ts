import Store from 'electron-store';
import { existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { nightly } from '../../src-shared/contract/backup.ts';
import type { Hello } from '../../src-shared/contract/port.ts';
import { brokerUrl, look, watching } from '../../src-shared/contract/settings.ts';
import type { Log } from '../core/ports.ts';

/** What is kept in `settings.json` of the profile. What is `sealed…` is a ciphertext of the system's key store. */
const storedSettings = z.object({
  ...look.shape,
  ...watching.shape,
  broker: z
    .object({
      urls: z.array(brokerUrl).min(1).max(8),
      username: z.string().max(256),
      sealedPassword: z.string().max(8_192).nullable(),
      caFile: z.string().max(1_024),
      certFile: z.string().max(1_024).default(''),
      /** A ciphertext as well. */
      sealedKey: z.string().max(65_536).nullable().default(null),
      /** Where the key lies, when there is no key store to seal it. */
      keyFile: z.string().max(1_024).default(''),
    })
    .nullable(),
  nightly: z.object({
    ...nightly.shape,
    folder: z.string().max(1_024),
    /** Outlives its passphrase: what was to be encrypted is never written plain. */
    isEncrypted: z.boolean(),
    sealedPassphrase: z.string().max(8_192).nullable(),
  }),
  root: z.string().min(1).max(256),
  consoleId: z.string(),
  /** Somebody listened to the self-test and heard nothing; nobody has heard it since. */
  hornUnheard: z.boolean(),
});
export type StoredSettings = z.infer<typeof storedSettings>;

export interface SettingsStore {
  readonly get: () => StoredSettings;
  /** Writes the whole file anew (atomically). False: the disk refuses, and all is as it was. */
  readonly patch: (patch: Partial<StoredSettings>) => boolean;
  readonly file: Hello['settingsFile'];
}

/**
 * A settings file that cannot be read is set aside, never overwritten, and one that cannot be written is used as it is:
 * the console starts and says so.
 */
export function openSettings(profile: string, defaults: StoredSettings, log: Log): SettingsStore {
  let file: Hello['settingsFile'] = { state: 'whole' };
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
      file = { state: 'set-aside', name: setAside(profile, log, error) };
      return read();
    }
  };

  const { store, settings } = readOrSetAside();
  let current = settings;
  const write = (next: StoredSettings): boolean => {
    try {
      store.store = next;
      return true;
    } catch (error) {
      log.warn(`settings.json cannot be written: ${String(error)}`);
      return false;
    }
  };
  if (!write(current)) file = { state: 'read-only' };
  return {
    file,
    get: () => current,
    patch: (patch) => {
      const next = storedSettings.parse({ ...current, ...patch });
      if (!write(next)) return false;
      current = next;
      return true;
    },
  };
}

function setAside(profile: string, log: Log, cause: unknown): string {
  const file = join(profile, 'settings.json');
  if (!existsSync(file)) throw cause;
  const name = `settings.unreadable-${String(Date.now())}.json`;
  const aside = join(profile, name);
  renameSync(file, aside);
  log.warn(
    `settings.json could not be read and is kept as ${aside}; starting with defaults (${String(cause)})`,
  );
  return name;
}
