import { system } from './system.ts';

/** What another program reads in a PDF. */
export const pdfText = (path: string): Promise<string> => system('pdftotext', '-layout', path, '-');

/** Names of fonts that the file does not bring with it: elsewhere its Chinese would be boxes. */
export async function fontsLeftOut(path: string): Promise<string[]> {
  const [, rule = '', ...rows] = (await system('pdffonts', path)).trimEnd().split('\n');
  // A table of fixed columns: name, type, encoding, emb, …
  const columns = [...rule.matchAll(/-+/g)];
  const at = columns[3]?.index ?? 0;
  return rows.filter((row) => !row.slice(at).startsWith('yes'));
}
