import { brokerUrl, type BrokerInput, type SettingsView } from '../../../src-shared/contract/settings.ts';

/** As many as the contract takes. */
export const URLS_MAX = 8;

/** The form's own shape: every field is text. */
export interface BrokerFields {
  readonly urls: readonly string[];
  readonly username: string;
  readonly password: string;
  readonly caFile: string;
  readonly certFile: string;
  readonly keyFile: string;
}

export function fieldsOf(broker: SettingsView['broker']): BrokerFields {
  if (broker === null)
    return { urls: [''], username: '', password: '', caFile: '', certFile: '', keyFile: '' };
  const { urls, username, caFile, certFile } = broker;
  return { urls: urls.length > 0 ? urls : [''], username, password: '', caFile, certFile, keyFile: '' };
}

/** An empty password or key means the stored one, where there is one. Empty fallback addresses are left out. */
export function inputOf(
  { urls, username, password, caFile, certFile, keyFile }: BrokerFields,
  stored: SettingsView['broker'],
): BrokerInput {
  return {
    urls: urls.map((url) => url.trim()).filter((url) => url !== ''),
    username: username.trim(),
    password: password === '' && stored?.hasPassword === true ? null : password,
    caFile: caFile.trim(),
    certFile: certFile.trim(),
    keyFile: keyFile.trim() === '' && stored?.hasKey === true ? null : keyFile.trim(),
  };
}

export const isBrokerUrl = (text: string): boolean => brokerUrl.safeParse(text.trim()).success;
