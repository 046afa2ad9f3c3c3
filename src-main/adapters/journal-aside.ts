import { readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** The newest is for whoever wants to look what was wrong; each may be as large as the journal itself. */
const KEPT = 1;

/** The database that was put aside, by its path; null where there is none. */
export async function asideOf(location: string): Promise<string | null> {
  return (await asides(location)).at(-1) ?? null;
}

/** Puts a closed database aside under a name with the time, and gives up those that were put aside before it. */
export async function putAside(location: string): Promise<string> {
  const aside = `${location}.damaged-${new Date().toISOString().replaceAll(':', '-')}`;
  await rename(location, aside);
  for (const old of (await asides(location)).slice(0, -KEPT)) await rm(old, { recursive: true, force: true });
  return aside;
}

/** When it was put aside, epoch ms. */
export function asideMs(folder: string): number {
  const [date = '', time = ''] = (folder.split('.damaged-').at(-1) ?? '').split('T');
  return Date.parse(`${date}T${time.replaceAll('-', ':')}`);
}

/** Oldest first: the time in the name sorts. */
export async function asides(location: string): Promise<readonly string[]> {
  const folder = dirname(location);
  const names = await readdir(folder).catch(() => []);
  return names
    .filter((name) => name.startsWith(`${basename(location)}.damaged-`))
    .sort()
    .map((name) => join(folder, name));
}
