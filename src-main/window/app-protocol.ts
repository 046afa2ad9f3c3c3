import { protocol } from 'electron';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { CONTENT_POLICY } from './security/content-policy.ts';
import { APP_SCHEME, ownUrl } from './security/origin.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.mp3': 'audio/mpeg',
  '.wav': 'audio/wav',
};

/** Before the app is ready: gives app:// an origin of its own, so that IndexedDB and workers work on it. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: APP_SCHEME,
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ]);
}

/** The file of the built page that a URL means; null for all that is not one. */
export function pathOfUrl(root: string, url: string): string | null {
  const parsed = ownUrl(url);
  if (parsed === null) return null;
  const path = normalize(join(root, decode(parsed.pathname)));
  return path.startsWith(root + sep) && extname(path) in TYPES ? path : null;
}

function decode(pathname: string): string {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return '';
  }
}

/** Serves the built page, whole files of known types only, each with the policy. */
export function serveApp(root: string): void {
  protocol.handle(APP_SCHEME, async ({ url, method }) => {
    const path = method === 'GET' ? pathOfUrl(root, url) : null;
    if (path === null) return new Response('not found', { status: 404 });
    try {
      const body = await readFile(path);
      return new Response(new Uint8Array(body), {
        headers: {
          'content-type': TYPES[extname(path)] ?? 'application/octet-stream',
          'content-security-policy': CONTENT_POLICY,
          'x-content-type-options': 'nosniff',
          'cache-control': 'no-cache',
        },
      });
    } catch {
      return new Response('not found', { status: 404 });
    }
  });
}
