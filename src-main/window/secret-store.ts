import { safeStorage } from 'electron';

/** Passwords through the system's key store. Where there is none nothing is written: it is asked for at each start. */
export interface SecretStore {
  readonly available: () => boolean;
  /** Ciphertext, base64; null where the system has no key store. */
  readonly seal: (secret: string) => string | null;
  /** Empty when the key store cannot open it any more (another user, a new key ring). */
  readonly open: (sealed: string) => string;
}

export function createSecretStore(): SecretStore {
  // Chromium's "basic_text" back end is a fixed key: obfuscation, not a key store.
  const available = (): boolean =>
    safeStorage.isEncryptionAvailable() &&
    (process.platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text');
  return {
    available,
    seal: (secret) => (available() ? safeStorage.encryptString(secret).toString('base64') : null),
    open: (sealed) => {
      try {
        return available() ? safeStorage.decryptString(Buffer.from(sealed, 'base64')) : '';
      } catch {
        return '';
      }
    },
  };
}
