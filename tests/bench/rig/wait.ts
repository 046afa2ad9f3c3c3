import { setTimeout as pause } from 'node:timers/promises';

/** Asks every `periodMs` until the answer is not null; throws in words when that takes longer than `limitMs`. */
export async function until<T>(
  what: string,
  ask: () => T | null | Promise<T | null>,
  limitMs: number,
  periodMs = 20,
): Promise<T> {
  const giveUpMs = performance.now() + limitMs;
  for (;;) {
    const answer = await ask();
    if (answer !== null) return answer;
    if (performance.now() > giveUpMs) throw new Error(`not within ${limitMs / 1_000} s: ${what}`);
    await pause(periodMs);
  }
}
