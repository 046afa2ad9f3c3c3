import { expect } from '@playwright/test';
import { fileURLToPath } from 'node:url';
import { portContract, PORT_VERSION } from '../../src-shared/contract/port.ts';
import { askedAgain } from './support/asked-again.ts';
import { callEach, watchPorts } from './support/page-port.ts';
import { test } from './support/room.ts';

declare global {
  /** Of slow-port.cjs, in main. */
  var portAskings: number;
}

const SLOW_PORT = fileURLToPath(new URL('support/slow-port.cjs', import.meta.url));

/** None of these is the input of any procedure: each known field has a value that it must not have. */
const MALFORMED = [
  null,
  'text',
  -1,
  [],
  {
    version: 'x',
    session: 1,
    since: -1,
    watch: 'x',
    after: -1,
    limit: 1e9,
    station: '../x',
    inside: 'many',
    note: '',
    language: 'fr',
    theme: 7,
    staleAfterS: -1,
    urls: ['file:///etc/passwd'],
    username: 1,
    password: {},
    caFile: null,
  },
];

/** What no peer that keeps to the protocol would send. */
const RUBBISH = [
  '',
  '{',
  '[]',
  'null',
  '{"i":1}',
  '{"i":"1","p":{"u":"../x"}}',
  '{"i":"1","p":{"u":"/__proto__"}}',
];

/** Procedures that take an input, as paths. */
function procedures(tree: object, path: readonly string[] = []): string[] {
  return Object.entries(tree).flatMap(([name, branch]: [string, unknown]) => {
    if (typeof branch !== 'object' || branch === null) return [];
    if (!('~orpc' in branch)) return procedures(branch, [...path, name]);
    const definition: unknown = branch['~orpc'];
    const takesInput =
      typeof definition === 'object' &&
      definition !== null &&
      Reflect.get(definition, 'inputSchema') !== undefined;
    return takesInput ? [[...path, name].join('/')] : [];
  });
}

test('every procedure of the port refuses malformed input, and main goes on', async ({ room }) => {
  const { page, output } = await room.console({ flags: ['--demo'] });
  await watchPorts(page);
  const names = procedures(portContract);
  expect(names).toContain('people/correct');

  const calls = names.flatMap((procedure) => MALFORMED.map((input) => ({ procedure, input })));
  const answers = await callEach(page, calls);
  expect(answers.filter(({ status }) => status !== 400)).toEqual([]);

  await page.evaluate((messages) => {
    for (const message of [...messages, 7, null, {}, new ArrayBuffer(8)]) givenPorts[0]?.postMessage(message);
  }, RUBBISH);
  const hello = { procedure: 'hello', input: { version: PORT_VERSION } };
  const unknown = { procedure: 'constructor', input: {} };
  expect((await callEach(page, [hello, unknown])).map(({ status }) => status)).toEqual([200, 404]);
  await expect(page.locator('[data-station][data-state="online"]')).toHaveCount(3);
  expect(output()).not.toContain('uncaught');
});

test('a page is given one port, once, and a frame within it none', async ({ room }) => {
  const { page } = await room.console({ flags: ['--demo'] });
  await watchPorts(page);
  await page.evaluate(async () => {
    window.postMessage('waystation-ready', window.origin);
    for (const address of ['about:blank', 'app://console/index.html', 'data:text/html,x']) {
      const frame = document.createElement('iframe');
      frame.src = address;
      const settled = new Promise((resolve) => {
        frame.onload = resolve;
        frame.onerror = resolve;
      });
      document.body.append(frame);
      await settled;
      frame.contentWindow?.postMessage('waystation-ready', '*');
    }
  });
  // A round trip to main and back: what was asked before it has been answered by now.
  await callEach(page, [{ procedure: 'settings/get', input: null }]);
  expect(await page.evaluate(() => givenPorts.length)).toBe(1);
  expect(page.frames().filter((frame) => frame.url().startsWith('app://'))).toHaveLength(1);
});

test('a page that is loaded anew while its first asking is under way has a port that answers', async ({
  room,
}) => {
  const { app, page } = await room.console({ flags: ['--demo'], before: [SLOW_PORT] });
  const askings = (): Promise<number> => askedAgain(() => app.evaluate(() => globalThis.portAskings));
  await expect.poll(askings, { intervals: [10] }).toBeGreaterThan(0);
  await watchPorts(page);
  expect(await callEach(page, [{ procedure: 'settings/get', input: null }])).toMatchObject([{ status: 200 }]);
  await expect(page.locator('[data-station][data-state="online"]')).toHaveCount(3);
});
