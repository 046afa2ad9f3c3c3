import { z } from 'zod';
import type { Program } from './program.ts';
import { until } from './wait.ts';

/** The value of an expression that is a promise: evaluate() does not wait for it. */
export async function settled<T>(
  program: Program,
  schema: z.ZodType<T>,
  expression: string,
  limitMs: number,
): Promise<T> {
  const started = `window.__settled = null; void ${expression}.then((value) => (window.__settled = { value })); null`;
  await program.evaluate(z.null(), started);
  const answer = z.object({ value: schema }).nullable();
  const { value } = await until(
    'a promise of the page',
    () => program.evaluate(answer, 'window.__settled'),
    limitMs,
  );
  return value;
}

/** In the page: waits for an element that passes, looking each frame. */
export const LOOKING = `
  const found = (selector, passes = () => true) => new Promise((resolve) => {
    const look = () => {
      const one = [...document.querySelectorAll(selector)].find(passes);
      if (one === undefined) requestAnimationFrame(look); else resolve(one);
    };
    look();
  });
  const painted = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));`;
