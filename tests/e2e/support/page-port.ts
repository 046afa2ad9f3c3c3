import type { Page } from '@playwright/test';

declare global {
  /** The ports that the page was given since it was loaded; see `watchPorts`. */
  var givenPorts: MessagePort[];
}

/** Loads the page anew and keeps every port that it is given, as a script that got into the page could. */
export async function watchPorts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    globalThis.givenPorts = [];
    window.addEventListener('message', ({ ports }) => givenPorts.push(...ports));
  });
  await page.reload();
  await page.waitForFunction(() => givenPorts.length > 0);
}

export interface Answer {
  readonly procedure: string;
  readonly input: unknown;
  /** As in HTTP: 200 is an answer, 400 a refusal. */
  readonly status: number;
}

/** Calls procedures by name over the page's own port, each with its input, whatever that is. */
export function callEach(page: Page, calls: readonly Omit<Answer, 'status'>[]): Promise<Answer[]> {
  return page.evaluate(async (wanted) => {
    const [port] = givenPorts;
    if (port === undefined) throw new Error('no port');
    const call = (procedure: string, input: unknown, id: string): Promise<number> =>
      new Promise((resolve) => {
        port.addEventListener('message', function onAnswer({ data }: MessageEvent<unknown>) {
          const answer = JSON.parse(String(data)) as { i: string; p: { s?: number } };
          if (answer.i !== id) return;
          port.removeEventListener('message', onAnswer);
          resolve(answer.p.s ?? 200);
        });
        port.postMessage(JSON.stringify({ i: id, p: { u: `/${procedure}`, b: { json: input } } }));
      });
    return Promise.all(
      wanted.map(async ({ procedure, input }, at) => ({
        procedure,
        input,
        status: await call(procedure, input, `test-${at}`),
      })),
    );
  }, calls);
}
