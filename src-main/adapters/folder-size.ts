import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Bytes of a file, or of all files under a folder; 0 where there is none. What goes meanwhile does not count. */
export async function sizeOf(path: string): Promise<number> {
  const found = await stat(path).catch(() => null);
  if (found === null) return 0;
  if (!found.isDirectory()) return found.size;
  const names = await readdir(path).catch(() => []);
  let sum = 0;
  for (const name of names) sum += await sizeOf(join(path, name));
  return sum;
}
