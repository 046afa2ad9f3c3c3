import { app } from 'electron';

/** A session is locked after minutes: the mouse need not be followed pixel by pixel. */
const AT_MOST_EVERY_MS = 1_000;

/**
 * Tells that somebody touched a key or the mouse in one of our windows. Seen by main, as the system's events come: a page
 * cannot pretend that somebody is there.
 */
export function onTouch(tell: () => Promise<void>): void {
  let toldMs = Number.NEGATIVE_INFINITY;
  app.on('web-contents-created', (_event, contents) => {
    contents.on('input-event', () => {
      const nowMs = performance.now();
      if (nowMs - toldMs < AT_MOST_EVERY_MS) return;
      toldMs = nowMs;
      tell().catch(() => undefined); // The desk could not be opened: main says so and ends.
    });
  });
}
