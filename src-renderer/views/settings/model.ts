import { brokerUrl, type BrokerInput, type SettingsView } from '../../../src-shared/contract/settings.ts';

/** As many as the contract takes. */
export const URLS_MAX = 8;

/** The form's own shape: every field is text. */
export interface BrokerFields {
  readonly urls: readonly string[];
  readonly username: string;
  readonly password: string;
  readonly caFile: string;
}

export function fieldsOf(broker: SettingsView['broker']): BrokerFields {
  if (broker === null) return { urls: [''], username: '', password: '', caFile: '' };
  const { urls, username, caFile } = broker;
  return { urls: urls.length > 0 ? urls : [''], username, password: '', caFile };
}

/** An empty password means the stored one, where there is one. Empty fallback addresses are left out. */
export function inputOf(
  { urls, username, password, caFile }: BrokerFields,
  stored: SettingsView['broker'],
): BrokerInput {
  return {
    urls: urls.map((url) => url.trim()).filter((url) => url !== ''),
    username: username.trim(),
    password: password === '' && stored?.hasPassword === true ? null : password,
    caFile: caFile.trim(),
  };
}

export const isBrokerUrl = (text: string): boolean => brokerUrl.safeParse(text.trim()).success;
