import { protocol } from 'electron';
import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { CONTENT_POLICY } from './security/content-policy.ts';
import { APP_SCHEME } from './security/origin.ts';
import { FILE_TYPES, pathOfUrl } from './security/served-files.ts';

/** Before the app is ready: gives app:// an origin of its own, so that IndexedDB and workers work on it. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: APP_SCHEME,
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ]);
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
          'content-type': FILE_TYPES[extname(path)] ?? 'application/octet-stream',
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
