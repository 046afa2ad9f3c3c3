import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { stationId } from '../../../src-main/demo/load/messages.ts';
import type { Figure, Scenario } from '../rig/figures.ts';
import { LIGHT, openLitStations } from '../rig/lit-stations.ts';
import { untilLive, type Program } from '../rig/program.ts';
import { withBench, type Bench } from '../rig/rig.ts';
import { quantile } from '../rig/statistics.ts';
import { until } from '../rig/wait.ts';

const STATIONS = 100;
const SETTLE_MS = 3_000;
/** A busy machine makes a bad figure, not an end. */
const SHOWN_LIMIT_MS = 30_000;
/** Never at a beat with frames and seconds. */
const PAUSE_MS = 137;
const ROW = `[data-device="${stationId(0)}/${LIGHT}"]`;
const BULK_DONE = `document.querySelector('[data-bulk-done="${STATIONS}"]') === null ? null : true`;

/** Types as a person does, so that React hears of it. */
const FIRST_OPERATOR = `(() => {
  const form = document.querySelector('[data-form="first-operator"]');
  if (form === null) return null;
  const setValue = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set;
  for (const [name, text] of [['operator', 'bench'], ['secret', 'correct horse'], ['secretAgain', 'correct horse']]) {
    const input = form.querySelector('[name="' + name + '"]');
    setValue.call(input, text);
    input.dispatchEvent(new Event('input', { bubbles: true }));
  }
  form.requestSubmit();
  return true;
})()`;

/** Clicks, and remembers how long it took until the row said that it is so, and verified, ms. The light was otherwise before. */
const click = (action: string): string => `(() => {
  const row = document.querySelector('${ROW}');
  window.__tookMs = null;
  const clickedMs = performance.now();
  const eye = new MutationObserver(() => {
    if (row.dataset.command !== 'verified' || row.dataset.reported !== '${action}') return;
    window.__tookMs = performance.now() - clickedMs;
    eye.disconnect();
  });
  eye.observe(row, { attributes: true, attributeFilter: ['data-command', 'data-reported'] });
  row.querySelector('[data-action="${action}"]').click();
  return true;
})()`;

const truth = z.literal(true);

const done = (program: Program, what: string, expression: string): Promise<true> =>
  until(what, () => program.evaluate(truth.nullable(), expression), SHOWN_LIMIT_MS);

async function signIn(program: Program): Promise<void> {
  await program.evaluate(truth, `(document.querySelector('[data-operator]').click(), true)`);
  await done(program, 'the form of the first operator', FIRST_OPERATOR);
  const name = `document.querySelector('[data-operator="bench"]') === null ? null : true`;
  await done(program, 'the operator to be signed in', name);
}

async function clicks(program: Program, count: number): Promise<readonly number[]> {
  await program.evaluate(truth, `(location.hash = '#/view/station/${stationId(0)}', true)`);
  await done(program, 'the light', `document.querySelector('${ROW}') === null ? null : true`);
  const tookMs: number[] = [];
  for (let number = 0; number < count; number += 1) {
    await pause(PAUSE_MS);
    await program.evaluate(truth, click(number % 2 === 0 ? 'on' : 'off'));
    const took = await until(
      'the light to be verified',
      () => program.evaluate(z.number().nullable(), 'window.__tookMs'),
      SHOWN_LIMIT_MS,
    );
    tookMs.push(took);
  }
  return tookMs;
}

/** From the click on the confirmation until each light's result is on the screen and well, ms. */
async function allOff(program: Program): Promise<number> {
  await program.evaluate(truth, `(location.hash = '#/view/overview', true)`);
  const button = (handle: string): string => `(() => {
    const found = document.querySelector('${handle}');
    found?.click();
    return found === null ? null : true;
  })()`;
  await done(program, 'the button for all lights', button('[data-bulk="lights-off"]'));
  await done(program, 'the question', `document.querySelector('[data-confirm="lights-off"]') && true`);
  const startMs = performance.now();
  await done(program, 'the confirmation', button('[data-confirm="lights-off"]'));
  await done(program, 'all lights to be verified off', BULK_DONE);
  return performance.now() - startMs;
}

async function measured({ broker, start, profile }: Bench, count: number): Promise<readonly Figure[]> {
  const close = await openLitStations(broker.url, STATIONS);
  const program = await start(profile);
  await untilLive(program, STATIONS);
  await signIn(program);
  await pause(SETTLE_MS);
  const allOffMs = await allOff(program);
  await program.evaluate(truth, `(document.querySelector('.ant-modal-close').click(), true)`);
  const tookMs = await clicks(program, count);
  await close();
  return [
    { name: 'clicks', value: tookMs.length, unit: '' },
    { name: 'click → verified on screen, p50', value: quantile(tookMs, 0.5), unit: 'ms' },
    {
      name: 'click → verified on screen, p99',
      value: quantile(tookMs, 0.99),
      unit: 'ms',
      target: { atMost: 200 },
    },
    {
      name: `${STATIONS} stations' lights off in one action`,
      value: allOffMs,
      unit: 'ms',
      target: { atMost: 2_000 },
    },
  ];
}

/** The whole way of a command: audit, journal, broker, station, report, screen. */
export const commands: Scenario = {
  name: 'commands',
  title: 'click → verified on screen, and all lights off at once',
  rounds: { quick: 1, full: 3 },
  run: (rig) => withBench(rig, (bench) => measured(bench, rig.mode === 'full' ? 400 : 100)),
};
