import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** In which files of the folder which of the words stand, in the encodings that Chromium and Node write. */
export async function plantedIn(folder: string, words: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  for (const { parentPath, name } of files.filter((one) => one.isFile())) {
    const bytes = await readFile(join(parentPath, name));
    for (const word of words) if (stands(word, bytes)) found.push(`${word} in ${join(parentPath, name)}`);
  }
  return found;
}

const stands = (word: string, bytes: Buffer): boolean =>
  bytes.includes(word, 0, 'utf8') ||
  bytes.includes(Buffer.from(word, 'utf16le')) ||
  bytes.includes(Buffer.from(word).toString('base64'));
