import { extname, join, normalize, sep } from 'node:path';
import { ownUrl } from './origin.ts';

/** All that the page is made of. A file of another kind is not served, whatever asks for it. */
export const FILE_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.mp3': 'audio/mpeg',
  '.wav': 'audio/wav',
};

/** The file of the built page that a URL means; null for all that is not one. */
export function pathOfUrl(root: string, url: string): string | null {
  const parsed = ownUrl(url);
  if (parsed === null) return null;
  const path = normalize(join(root, decode(parsed.pathname)));
  return path.startsWith(root + sep) && extname(path) in FILE_TYPES ? path : null;
}

function decode(pathname: string): string {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return '';
  }
}
