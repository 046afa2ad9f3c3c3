import { safeStorage } from 'electron';

/** Passwords through the system's key store. Where there is none nothing is written: it is asked for at each start. */
export interface SecretStore {
  readonly available: () => boolean;
  /** Ciphertext, base64; null where the system has no key store. */
  readonly seal: (secret: string) => string | null;
  /** Empty when the key store cannot open it any more (another user, a new key ring). */
  readonly open: (sealed: string) => string;
}

/** Electron's newer names for these are asynchronous and missing in the oldest Electron that we run on. */
interface KeyStore {
  readonly isEncryptionAvailable: () => boolean;
  readonly getSelectedStorageBackend: () => string;
  readonly encryptString: (plain: string) => Buffer;
  readonly decryptString: (sealed: Buffer) => string;
}

export function createSecretStore(keys: KeyStore = safeStorage): SecretStore {
  // Chromium's "basic_text" back end is a fixed key: obfuscation, not a key store.
  const available = (): boolean =>
    keys.isEncryptionAvailable() &&
    (process.platform !== 'linux' || keys.getSelectedStorageBackend() !== 'basic_text');
  return {
    available,
    seal: (secret) => (available() ? keys.encryptString(secret).toString('base64') : null),
    open: (sealed) => {
      try {
        return available() ? keys.decryptString(Buffer.from(sealed, 'base64')) : '';
      } catch {
        return '';
      }
    },
  };
}
