import type { SettingsStore, StoredSettings } from './adapters/settings-store.ts';
import type { BrokerAccess } from './core/feed/feed.ts';
import type { Log, ReadTls, TlsMaterial } from './core/ports.ts';
import type { LaunchOptions } from './launch-options.ts';
import { readTls, type TlsFiles } from './tls-files.ts';
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

const NO_BROKER: StoredBroker = {
  urls: [],
  username: '',
  sealedPassword: null,
  caFile: '',
  certFile: '',
  sealedKey: null,
  keyFile: '',
};

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

  const storedKey = ({ sealedKey, keyFile }: StoredBroker): { pem: string } | { file: string } =>
    sealedKey === null ? { file: keyFile } : { pem: secrets.open(sealedKey) };

  /** A key may go to any broker: TLS proves that we have it and never shows it. */
  const keyFor = ({ keyFile }: BrokerInput): { pem: string } | { file: string } =>
    keyFile === null ? storedKey(settings.get().broker ?? NO_BROKER) : { file: keyFile };

  const tlsReader =
    (files: TlsFiles): ReadTls =>
    () =>
      readTls(files, log);

  return {
    /** What was typed, as it would be used: for the test and for the connection alike. */
    typed: (input: BrokerInput): BrokerAccess => ({
      urls: input.urls,
      username: input.username,
      password: passwordFor(input),
      tls: tlsReader({ caFile: input.caFile, certFile: input.certFile, key: keyFor(input) }),
      demo: false,
    }),
    /** Of the command line or the settings; null: the demo. Environment and flags win over what is stored. */
    atStart: (): BrokerAccess | null => {
      const stored = settings.get().broker;
      if (launch.demo || (launch.brokers.length === 0 && stored === null)) return null;
      const broker = stored ?? NO_BROKER;
      const { caFile, certFile } = broker;
      return {
        urls: launch.brokers.length > 0 ? launch.brokers : broker.urls,
        username: launch.username ?? broker.username,
        password: launch.password ?? storedPassword(broker),
        tls: tlsReader({ caFile, certFile, key: storedKey(broker) }),
        demo: false,
      };
    },
    /**
     * Keeps what was typed; password and key through the key store only. Where there is none the key stays in the file
     * where it lies, which is read with each connection. False: the file of the settings cannot be written, all is as before.
     */
    keep: (input: BrokerInput, password: string, { key }: TlsMaterial): boolean => {
      const { urls, username, caFile, certFile } = input;
      const sealedPassword = password === '' ? null : secrets.seal(password);
      const sealedKey = key === '' ? null : secrets.seal(key);
      const keyFile =
        key === '' || sealedKey !== null ? '' : (input.keyFile ?? settings.get().broker?.keyFile ?? '');
      const broker = { urls, username, caFile, sealedPassword, certFile, sealedKey, keyFile };
      if (!settings.patch({ broker })) return false;
      typedPassword = password;
      return true;
    },
    hasPassword: ({ sealedPassword }: StoredBroker): boolean =>
      sealedPassword !== null || typedPassword !== '',
    hasKey: ({ sealedKey, keyFile }: StoredBroker): boolean => sealedKey !== null || keyFile !== '',
  };
}

function endpointOf(url: string): string {
  if (!URL.canParse(url)) return url;
  const { protocol, host } = new URL(url);
  return `${protocol}//${host}`;
}
