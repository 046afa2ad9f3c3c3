import { readFile, stat } from 'node:fs/promises';
import type { SettingsStore, StoredSettings } from './adapters/settings-store.ts';
import type { BrokerAccess } from './core/feed/feed.ts';
import type { Log } from './core/ports.ts';
import type { LaunchOptions } from './launch-options.ts';
import type { BrokerInput } from '../src-shared/contract/settings.ts';

type StoredBroker = NonNullable<StoredSettings['broker']>;

interface Secrets {
  readonly seal: (secret: string) => string | null;
  readonly open: (sealed: string) => string;
}

interface BrokerDeskOptions {
  readonly launch: LaunchOptions;
  readonly settings: SettingsStore;
  readonly secrets: Secrets;
  readonly log: Log;
}

/** A PEM bundle of all the world's authorities is a quarter of this. */
const CA_MAX_BYTES = 1024 * 1024;

const NO_BROKER: StoredBroker = { urls: [], username: '', sealedPassword: null, caFile: '' };

/** Which broker, with which credentials: from the command line, the settings, or what was typed just now. */
export function createBrokerDesk({ launch, settings, secrets, log }: BrokerDeskOptions) {
  /** Where there is no key store the password lives here, until the program ends. */
  let typedPassword = '';

  const storedPassword = ({ sealedPassword }: StoredBroker): string =>
    sealedPassword === null ? typedPassword : secrets.open(sealedPassword);

  /** "As before" holds for the brokers it was given for: a stored password goes to no other host, and not from TLS to plain. */
  const passwordFor = ({ urls, password }: BrokerInput): string => {
    const stored = settings.get().broker;
    if (password !== null) return password;
    if (stored === null) return '';
    const known = new Set(stored.urls.map(endpointOf));
    return urls.every((url) => known.has(endpointOf(url))) ? storedPassword(stored) : '';
  };

  const typed = async (input: BrokerInput): Promise<BrokerAccess> => ({
    urls: input.urls,
    username: input.username,
    password: passwordFor(input),
    ca: await readCa(input.caFile, log),
    demo: false,
  });

  return {
    /** What was typed, as it would be used: for the test and for the connection alike. */
    typed,
    /** Of the command line or the settings; null: the demo. Environment and flags win over what is stored. */
    atStart: async (): Promise<BrokerAccess | null> => {
      const stored = settings.get().broker;
      if (launch.demo || (launch.brokers.length === 0 && stored === null)) return null;
      const broker = stored ?? NO_BROKER;
      return {
        urls: launch.brokers.length > 0 ? launch.brokers : broker.urls,
        username: launch.username ?? broker.username,
        password: launch.password ?? storedPassword(broker),
        ca: await readCa(broker.caFile, log),
        demo: false,
      };
    },
    /** Keeps what was typed; the password through the key store only. */
    keep: (input: BrokerInput): void => {
      const secret = passwordFor(input);
      typedPassword = secret;
      const { urls, username, caFile } = input;
      const sealedPassword = secret === '' ? null : secrets.seal(secret);
      settings.patch({ broker: { urls, username, caFile, sealedPassword } });
    },
    hasPassword: ({ sealedPassword }: StoredBroker): boolean =>
      sealedPassword !== null || typedPassword !== '',
  };
}

function endpointOf(url: string): string {
  if (!URL.canParse(url)) return url;
  const { protocol, host } = new URL(url);
  return `${protocol}//${host}`;
}

/** A file that cannot be read proves nothing: verification goes on with the system's authorities, and fails in plain sight. */
async function readCa(file: string, log: Log): Promise<string> {
  if (file === '') return '';
  try {
    const found = await stat(file);
    if (!found.isFile() || found.size > CA_MAX_BYTES) throw new Error('not a certificate file');
    return await readFile(file, 'utf8');
  } catch (error) {
    log.warn(`certificate authority ${file} cannot be read: ${String(error)}`);
    return '';
  }
}
