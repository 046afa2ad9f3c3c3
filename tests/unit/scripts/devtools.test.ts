import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openDevtools } from '../../../scripts/lib/devtools.mjs';

const Call = z.object({ id: z.number(), method: z.string(), sessionId: z.string().optional() });

/** A browser that answers by method, its messages cut in two on the way as a pipe may do. */
const aBrowser = (answers: Record<string, object>) => {
  const to = new PassThrough();
  const from = new PassThrough();
  const called: string[] = [];
  to.on('data', (bytes: Buffer) => {
    const { id, method } = Call.parse(JSON.parse(bytes.toString().replace('\0', '')));
    called.push(method);
    const message = Buffer.from(`${JSON.stringify({ id, ...answers[method] })}\0`);
    from.write(message.subarray(0, 9));
    from.write(message.subarray(9));
  });
  return { devtools: openDevtools(to, from), called };
};

const PAGE = {
  'Target.getTargets': { result: { targetInfos: [{ targetId: 't1', type: 'page' }] } },
  'Target.attachToTarget': { result: { sessionId: 'a' } },
};

describe('openDevtools', () => {
  it('evaluates in the page, attaching once', async () => {
    const { devtools, called } = aBrowser({
      ...PAGE,
      'Runtime.evaluate': { result: { result: { value: '驿站' } } },
    });
    expect(await devtools.evaluate('document.title')).toBe('驿站');
    await devtools.evaluate('document.title');
    expect(called.filter((method) => method === 'Target.attachToTarget')).toHaveLength(1);
  });

  it('says when there is no window', async () => {
    const { devtools } = aBrowser({ 'Target.getTargets': { result: { targetInfos: [] } } });
    await expect(devtools.evaluate('1')).rejects.toThrow('no window is open');
  });

  it('passes on what the browser objects to, and what the page threw', async () => {
    const refused = aBrowser({ ...PAGE, 'Runtime.evaluate': { error: { message: 'target closed' } } });
    await expect(refused.devtools.evaluate('1')).rejects.toThrow('target closed');
    const thrown = { result: { result: {}, exceptionDetails: { text: 'Uncaught' } } };
    const { devtools } = aBrowser({ ...PAGE, 'Runtime.evaluate': thrown });
    await expect(devtools.evaluate('x.y')).rejects.toThrow('Uncaught');
  });

  it('gives the picture as bytes', async () => {
    const data = Buffer.from('png').toString('base64');
    const { devtools } = aBrowser({ ...PAGE, 'Page.captureScreenshot': { result: { data } } });
    expect((await devtools.screenshot()).toString()).toBe('png');
  });
});
