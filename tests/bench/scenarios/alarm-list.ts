import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { connectPublisher } from '../../../src-main/demo/load/publisher.ts';
import { zhCN } from '../../../src-shared/text/zh-CN.ts';
import type { Figure, Scenario } from '../rig/figures.ts';
import { settled } from '../rig/in-page.ts';
import { openAlarmList, raiseAlarms, untilCounted } from '../rig/many-alarms.ts';
import { untilLive, type Program } from '../rig/program.ts';
import { withBench } from '../rig/rig.ts';
import { quantile } from '../rig/statistics.ts';

const ALARMS = 10_000;
const AT_ONCE = 500;
const SETTLE_MS = 5_000;
const SCROLLED_MS = 4_000;
const FILTERED = 20;
const FILTER_LIMIT_MS = 10_000;

/** Turns the wheel by half a screen a frame, to the end and back, and keeps the time from frame to frame. */
const SCROLL = `new Promise((resolve) => {
  const grid = document.querySelector('.alarm-grid');
  const frames = [];
  const begun = performance.now();
  let last = begun;
  let down = 1;
  const frame = (at) => {
    frames.push(at - last);
    last = at;
    if (at - begun > ${SCROLLED_MS}) return resolve(frames.slice(1));
    const before = grid.scrollTop;
    grid.scrollTop += down * 400;
    if (grid.scrollTop === before) down = -down;
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
})`;

/** Types into the search, and measures until the frame after the list has changed. */
const filterFor = (text: string): string => `new Promise((resolve) => {
  const field = document.querySelector('input[aria-label="${zhCN.alarms.search}"]');
  const count = document.querySelector('.alarm-count');
  const begun = performance.now();
  new MutationObserver((_, observer) => {
    observer.disconnect();
    requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - begun)));
  }).observe(count, { childList: true, characterData: true, subtree: true });
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(field, ${JSON.stringify(text)});
  field.dispatchEvent(new Event('input', { bubbles: true }));
})`;

async function filterTimes(program: Program): Promise<readonly number[]> {
  const times: number[] = [];
  for (let round = 0; round < FILTERED; round += 1)
    // By turns some hundred are found, and all.
    times.push(
      await settled(
        program,
        z.number(),
        filterFor(round % 2 === 0 ? `no ${10 + round}` : ''),
        FILTER_LIMIT_MS,
      ),
    );
  return times;
}

/** Ten thousand alarms that nobody has acknowledged: does the list still move? */
export const alarmList: Scenario = {
  name: 'alarm-list',
  title: '10,000 alarms in the list',
  rounds: { quick: 1, full: 3 },
  run: (rig) =>
    withBench(rig, async ({ broker, start, profile }): Promise<readonly Figure[]> => {
      const program = await start(profile);
      await untilLive(program, 0);
      const publisher = await connectPublisher(new URL(broker.url), `many-${process.pid}`, null);
      for (let at = 0; at < ALARMS; at += AT_ONCE) raiseAlarms(publisher, at, at + AT_ONCE);
      await untilCounted(program, ALARMS);
      await openAlarmList(program);
      await pause(SETTLE_MS);
      const frames = await settled(program, z.array(z.number()), SCROLL, 2 * SCROLLED_MS);
      const filters = await filterTimes(program);
      await publisher.close();
      return [
        { name: 'scrolling, frame p50', value: quantile(frames, 0.5), unit: 'ms' },
        { name: 'scrolling, frame p99', value: quantile(frames, 0.99), unit: 'ms', target: { atMost: 25 } },
        { name: 'filter, p50', value: quantile(filters, 0.5), unit: 'ms', target: { atMost: 50 } },
        { name: 'filter, longest', value: Math.max(...filters), unit: 'ms' },
      ];
    }),
};
