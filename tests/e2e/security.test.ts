import { expect } from '@playwright/test';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { askedAgain } from './support/asked-again.ts';
import { test } from './support/room.ts';

const OWN_PAGE = 'app://console/index.html';
const ABROAD = ['https://example.org/', 'file:///etc/passwd', 'data:text/html,x', 'app://other/index.html'];

test('nobody opens another window or leads this one away', async ({ room }) => {
  const { app, inPage } = await room.console({ flags: ['--demo'] });
  const where = (): string => `${location.href} ${document.querySelectorAll('[data-station]').length}`;
  await expect.poll(() => inPage(where, null)).toBe(`${OWN_PAGE} 3`);
  expect(await inPage(() => window.open('https://example.org') === null, null)).toBe(true);
  for (const address of ABROAD) {
    await inPage((url) => {
      const link = document.createElement('a');
      link.href = url;
      document.body.append(link);
      link.click();
      window.location.assign(url);
    }, address);
    expect(await inPage(where, null)).toBe(`${OWN_PAGE} 3`);
  }
  expect(app.windows()).toHaveLength(1);
});

test('the page has nothing of Node and nothing of Electron', async ({ room }) => {
  const { app, page } = await room.console({ flags: ['--demo'] });
  const found = await page.evaluate(() =>
    ['require', 'process', 'module', 'Buffer', 'global', 'electron', 'ipcRenderer', '__dirname'].filter(
      (name) => name in globalThis,
    ),
  );
  expect(found).toEqual([]);
  const isSandboxed = await askedAgain(() =>
    app.evaluate(({ app: program }) =>
      program.getAppMetrics().every(({ type, sandboxed }) => type !== 'Tab' || sandboxed !== false),
    ),
  );
  // Root must start Chromium without its sandbox; that the program asks for it is shown by its unit tests.
  if (process.getuid?.() !== 0) expect(isSandboxed).toBe(true);
});

test('the content policy blocks eval, inline script, foreign images, frames and fetches', async ({
  room,
}) => {
  const { page } = await room.console({ flags: ['--demo'] });
  const server = createServer((_request, response) => response.end('reached')).listen(0, '127.0.0.1');
  await once(server, 'listening');
  room.atEnd(() => new Promise((resolve) => server.close(resolve)));
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/`;
  let requests = 0;
  server.on('request', () => (requests += 1));

  const outcome = await page.evaluate(async (remote) => {
    const attempt = (what: () => unknown): string => {
      try {
        what();
        return 'done';
      } catch (error) {
        return error instanceof Error ? error.name : 'refused';
      }
    };
    const script = document.createElement('script');
    script.textContent = 'globalThis.injected = true';
    document.head.append(script);
    const image = new Image();
    const imageOutcome = new Promise<string>((resolve) => {
      image.onload = () => resolve('done');
      image.onerror = () => resolve('refused');
    });
    image.src = `${remote}x.png`;
    // What DevTools evaluates may use eval; what runs after it may not.
    await new Promise((resolve) => setTimeout(resolve));
    return {
      constructed: attempt(() => Reflect.construct(Function, ['return 1'])),
      injected: 'injected' in globalThis,
      fetched: await fetch(remote).then(
        () => 'done',
        () => 'refused',
      ),
      socket: attempt(() => new WebSocket(remote.replace('http', 'ws'))),
      image: await imageOutcome,
      worker: attempt(() => new Worker(URL.createObjectURL(new Blob(['1'])))),
    };
  }, url);
  expect(outcome).toMatchObject({
    constructed: 'EvalError',
    injected: false,
    fetched: 'refused',
    image: 'refused',
  });
  expect(requests).toBe(0);
});

test('what a browser could grant is denied', async ({ room }) => {
  const { page } = await room.console({ flags: ['--demo'] });
  const granted = await page.evaluate(async () => ({
    notification: await Notification.requestPermission(),
    camera: await navigator.mediaDevices.getUserMedia({ video: true }).then(
      () => 'granted',
      () => 'denied',
    ),
    place: await new Promise((resolve) =>
      navigator.geolocation.getCurrentPosition(
        () => resolve('granted'),
        () => resolve('denied'),
      ),
    ),
  }));
  expect(granted).toEqual({ notification: 'denied', camera: 'denied', place: 'denied' });
});

test('files outside the built page are not served', async ({ room }) => {
  const { page } = await room.console({ flags: ['--demo'] });
  const statuses = await page.evaluate(() =>
    Promise.all(
      [
        '/../main/main.js',
        '/%2e%2e/main/main.js',
        '/..%2fmain%2fmain.js',
        '/etc/passwd',
        '/package.json',
      ].map(async (path) => (await fetch(path)).status),
    ),
  );
  expect(new Set(statuses)).toEqual(new Set([404]));
});
