import { z } from 'zod';
import type { Program } from './program.ts';

/** What a probe's value was seen as: station, value, epoch ms with fraction. */
const sightings = z.array(z.tuple([z.string(), z.number(), z.number()]));
export type Sighting = z.infer<typeof sightings>[number];

/**
 * Put into the page from outside; the program knows nothing of it. Watches the numbers of people inside as they come
 * into the document, and the time from frame to frame. Text and not a function: it runs in the page alone.
 */
const WATCH = `(() => {
  const eye = { sightings: [], frames: [], lastFrame: performance.now() };
  window.__eye = eye;
  new MutationObserver((records) => {
    const now = performance.timeOrigin + performance.now();
    for (const { target } of records) {
      const element = target instanceof Element ? target : target.parentElement;
      const field = element?.closest('[data-field="inside"]');
      const station = field?.closest('[data-station]');
      if (!station) continue;
      eye.sightings.push([station.dataset.station, Number.parseInt(field.textContent.replaceAll(',', ''), 10) || 0, now]);
    }
  }).observe(document.body, { childList: true, characterData: true, subtree: true });
  const frame = (at) => {
    eye.frames.push(at - eye.lastFrame);
    eye.lastFrame = at;
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
})()`;

/** Hands over what was seen since the last time. */
const look = (what: 'sightings' | 'frames'): string => `window.__eye.${what}.splice(0)`;

export interface Eye {
  readonly sightings: () => Promise<readonly Sighting[]>;
  /** Times between frames, ms. */
  readonly frames: () => Promise<readonly number[]>;
}

export async function openEye({ evaluate }: Program): Promise<Eye> {
  await evaluate(z.unknown(), WATCH);
  return {
    sightings: () => evaluate(sightings, look('sightings')),
    frames: () => evaluate(z.array(z.number()), look('frames')),
  };
}
