import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * What of a profile is the console's own: settings, rules, accounts and whatever else is a `.json` of the profile, and
 * these folders. The rest of the profile is the browser's. `audit` with its head first: it may only be older than the
 * entries.
 */
const OWN_FILE = /^[a-z][\w-]*\.json$/;
export const OWN_FOLDERS = ['audit', 'closed'] as const;

/** Tells the first start after a restore what it was; gone after that. */
export const RESTORED = 'restored.json';

export const isOwnFile = (name: string): boolean => OWN_FILE.test(name) && name !== RESTORED;

/** Relative paths, with slashes. */
export async function ownFiles(profile: string): Promise<string[]> {
  const names = (await readdir(profile)).filter(isOwnFile).sort();
  const inside = await Promise.all(OWN_FOLDERS.map((folder) => filesUnder(profile, folder)));
  return [...names, ...inside.flat()];
}

async function filesUnder(profile: string, folder: string): Promise<string[]> {
  const entries = await readdir(join(profile, folder), { withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile()).map(({ name }) => `${folder}/${name}`);
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => `${folder}/${name}`);
  const deeper = await Promise.all(folders.map((each) => filesUnder(profile, each)));
  const isHead = (name: string): number => (name.endsWith('/head') ? 0 : 1);
  return [...files.sort((a, b) => isHead(a) - isHead(b) || (a < b ? -1 : 1)), ...deeper.flat()];
}

/** The file as it goes into a backup. */
export async function readOwnFile(profile: string, name: string): Promise<Buffer> {
  const body = await readFile(join(profile, name));
  // The last line may be half written at this moment.
  if (name.endsWith('.jsonl')) return body.subarray(0, body.lastIndexOf('\n') + 1);
  return name === 'settings.json' ? withoutSealed(body) : body;
}

/** What the key store of this computer has sealed opens nowhere else. */
function withoutSealed(settings: Buffer): Buffer {
  try {
    const text = JSON.stringify(
      JSON.parse(settings.toString('utf8')),
      (name, value: unknown) => (name.startsWith('sealed') ? null : value),
      2,
    );
    return Buffer.from(text);
  } catch {
    return settings;
  }
}
