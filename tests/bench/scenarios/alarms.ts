import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { stationId } from '../../../src-main/demo/load/messages.ts';
import { connectPublisher, type Publisher } from '../../../src-main/demo/load/publisher.ts';
import { DEFAULT_ROOT, topics } from '../../../src-shared/feed/topics.ts';
import type { Figure, Scenario } from '../rig/figures.ts';
import { untilLive, type Program } from '../rig/program.ts';
import { withBench, type Bench } from '../rig/rig.ts';
import { quantile } from '../rig/statistics.ts';
import { until } from '../rig/wait.ts';

const STATIONS = 300;
const SETTLE_MS = 5_000;
/** A busy machine makes a bad figure, not an end. */
const SHOWN_LIMIT_MS = 30_000;
/** Never at a beat with frames and batches. */
const PAUSE_MS = 37;

/** When the horn last began to sound, and when the number of unacknowledged critical alarms last grew, epoch ms. */
const WATCH = `(() => {
  const ear = (window.__ear = { sounding: 0, counted: 0 });
  let before = 0;
  const horn = document.querySelector('[data-sounding]');
  const count = document.querySelector('[data-count="critical"]');
  const now = () => performance.timeOrigin + performance.now();
  new MutationObserver(() => { if (horn.dataset.sounding === 'true') ear.sounding = now(); })
    .observe(horn, { attributes: true, attributeFilter: ['data-sounding'] });
  new MutationObserver(() => {
    const after = Number.parseInt(count.textContent, 10);
    if (after > before) ear.counted = now();
    before = after;
  })
    .observe(count, { childList: true, characterData: true, subtree: true });
})()`;
const HEARD = z.object({ sounding: z.number(), counted: z.number() });

function publishAlarm(publisher: Publisher, number: number, active: boolean): void {
  const alarm = {
    id: `alarm-${number}`,
    ts: Date.now(),
    active,
    type: 'sos',
    priority: 'critical',
    text: '',
  };
  const topic = topics.alarm(DEFAULT_ROOT, stationId((number * 7) % STATIONS), 'bench');
  publisher.publish(topic, JSON.stringify(alarm), 1);
  publisher.flush();
}

/** Raises an alarm, waits until it is counted and sounds, and ends it: its horn falls silent by that. */
async function probe(program: Program, publisher: Publisher, number: number) {
  const sentMs = performance.timeOrigin + performance.now();
  publishAlarm(publisher, number, true);
  const heard = await until(
    'the alarm to be counted and to sound',
    async () => {
      const { sounding, counted } = await program.evaluate(HEARD, 'window.__ear');
      return sounding >= sentMs && counted >= sentMs ? { sounding, counted } : null;
    },
    SHOWN_LIMIT_MS,
  );
  publishAlarm(publisher, number, false);
  await until(
    'the horn to fall silent',
    () =>
      program.evaluate(
        z.literal(true).nullable(),
        `document.querySelector('[data-sounding="false"]') === null ? null : true`,
      ),
    SHOWN_LIMIT_MS,
  );
  return { soundingMs: heard.sounding - sentMs, countedMs: heard.counted - sentMs };
}

interface Run {
  readonly ratePerS: number;
  readonly count: number;
  readonly isHidden: boolean;
}

const atRate = async (bench: Bench, { ratePerS, count, isHidden }: Run): Promise<readonly Figure[]> => {
  const program = await bench.start(bench.profile);
  const going = bench.load({ stations: STATIONS, ratePerS, qos1Share: 1, durationS: 600 });
  await untilLive(program, STATIONS);
  await pause(SETTLE_MS);
  await program.evaluate(z.unknown(), WATCH);
  if (isHidden) program.hideOrShow();
  const publisher = await connectPublisher(new URL(bench.broker.url), `probe-${process.pid}`, null);
  const shown: Awaited<ReturnType<typeof probe>>[] = [];
  for (let number = 0; number < count; number += 1) {
    await pause(PAUSE_MS);
    shown.push(await probe(program, publisher, number));
  }
  await publisher.close();
  await going.stop();
  const at = (share: number, of: 'soundingMs' | 'countedMs') =>
    quantile(
      shown.map((one) => one[of]),
      share,
    );
  return [
    { name: 'on screen, p50', value: at(0.5, 'countedMs'), unit: 'ms' },
    { name: 'on screen, p99', value: at(0.99, 'countedMs'), unit: 'ms', target: { atMost: 150 } },
    { name: 'sounding, p50', value: at(0.5, 'soundingMs'), unit: 'ms' },
    { name: 'sounding, p99', value: at(0.99, 'soundingMs'), unit: 'ms', target: { atMost: 150 } },
  ];
};

/** How long from the broker to the horn, while events come as fast as they can be sustained. */
const alarmsSeen = (isHidden: boolean): Scenario => ({
  name: isHidden ? 'alarms-hidden' : 'alarms',
  title: `broker → alarm on screen and sounding, at 12,000 events/s${isHidden ? ', the window hidden' : ''}`,
  rounds: { quick: 1, full: 3 },
  run: (rig) =>
    withBench(rig, (bench) =>
      atRate(bench, { ratePerS: 12_000, count: rig.mode === 'full' ? 400 : 100, isHidden }),
    ),
});

export const alarms: readonly Scenario[] = [alarmsSeen(false), alarmsSeen(true)];
