// Looks at the console's page from outside, through Electron's own DevTools protocol over a pipe: no port is opened,
// Electron leaves by itself when the pipe closes, and nothing in the product knows that it is being looked at.
// Protocol: https://chromedevtools.github.io/devtools-protocol/
import { z } from 'zod';

/** An answer takes milliseconds; a page that is silent this long is hung. */
const ANSWER_LIMIT_MS = 5_000;
const END_OF_MESSAGE = '\0';

const Message = z.object({
  id: z.number().optional(),
  result: z.unknown().optional(),
  error: z.object({ message: z.string() }).optional(),
});
const Targets = z.object({ targetInfos: z.array(z.object({ targetId: z.string(), type: z.string() })) });
const Session = z.object({ sessionId: z.string() });
const Evaluated = z.object({
  result: z.object({ value: z.unknown().optional() }),
  exceptionDetails: z.object({ text: z.string() }).optional(),
});
const Picture = z.object({ data: z.string() });

/**
 * @typedef {object} Devtools
 * @property {(expression: string) => Promise<unknown>} evaluate in the console's page, by value; rejects when there is none
 * @property {() => Promise<Buffer>} screenshot PNG
 *
 * @typedef {(method: string, params: object, sessionId?: string) => Promise<unknown>} Send
 */

/**
 * @param {import('node:stream').Writable} to Electron's descriptor 3
 * @param {import('node:stream').Readable} from Electron's descriptor 4
 * @returns {Devtools}
 */
export const openDevtools = (to, from) => {
  const send = protocol(to, from);
  /** @type {{ targetId: string, sessionId: string } | undefined} */
  let attached;
  const session = async () => {
    const { targetInfos } = Targets.parse(await send('Target.getTargets', {}));
    const page = targetInfos.find(({ type }) => type === 'page');
    if (page === undefined) throw new Error('no window is open');
    if (attached?.targetId !== page.targetId) {
      const answer = await send('Target.attachToTarget', { targetId: page.targetId, flatten: true });
      attached = { targetId: page.targetId, sessionId: Session.parse(answer).sessionId };
    }
    return attached.sessionId;
  };
  return {
    evaluate: async (expression) => {
      const answer = await send('Runtime.evaluate', { expression, returnByValue: true }, await session());
      const { result, exceptionDetails } = Evaluated.parse(answer);
      if (exceptionDetails) throw new Error(exceptionDetails.text);
      return result.value;
    },
    screenshot: async () => {
      const answer = await send('Page.captureScreenshot', { format: 'png' }, await session());
      return Buffer.from(Picture.parse(answer).data, 'base64');
    },
  };
};

/**
 * @param {import('node:stream').Writable} to
 * @param {import('node:stream').Readable} from
 * @returns {Send}
 */
const protocol = (to, from) => {
  /** @type {Map<number, (message: z.infer<typeof Message>) => void>} */
  const waiting = new Map();
  let lastId = 0;
  let rest = '';
  from.setEncoding('utf8').on('data', (text) => {
    const messages = `${rest}${text}`.split(END_OF_MESSAGE);
    rest = messages.pop() ?? '';
    for (const json of messages) {
      const message = Message.parse(JSON.parse(json));
      if (message.id !== undefined) waiting.get(message.id)?.(message);
    }
  });
  // The other end may be gone at any moment; the exit of the process tells, not the pipe.
  to.on('error', () => undefined);
  return (method, params, sessionId) =>
    new Promise((resolve, reject) => {
      const id = (lastId += 1);
      const timer = setTimeout(() => {
        waiting.delete(id);
        reject(new Error(`the window does not answer (${method})`));
      }, ANSWER_LIMIT_MS);
      waiting.set(id, ({ result, error }) => {
        clearTimeout(timer);
        waiting.delete(id);
        if (error) reject(new Error(error.message));
        else resolve(result);
      });
      to.write(JSON.stringify({ id, method, params, sessionId }) + END_OF_MESSAGE);
    });
};
