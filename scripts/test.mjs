// npm test [-- --only NAME[,NAME]] [--full]
// Everything that shows that the console works, on a machine that has nothing but Node and npm.
import { parseTestArgs } from './lib/args.mjs';
import { ensureSystem } from './lib/debian.mjs';
import { openInvisibleDisplay } from './lib/display.mjs';
import { electronRuntime } from './lib/electron.mjs';
import { runMain, say, Stop } from './lib/log.mjs';
import { ensureBuilt, ensureInstalled, markBuilt } from './lib/project.mjs';
import { stopSignal } from './lib/run.mjs';
import { pickSteps } from './lib/steps.mjs';
import { closingLine, notRun, table, total } from './lib/summary.mjs';

/**
 * @typedef {import('./lib/steps.mjs').Step} Step
 * @typedef {import('./lib/summary.mjs').StepResult} StepResult
 */

/** What the tests start besides Electron, and the Debian packages that bring it. */
const TOOLS = {
  Xvfb: 'xvfb',
  mosquitto: 'mosquitto',
  ip: 'iproute2',
  iptables: 'iptables',
  openssl: 'openssl',
  'dbus-daemon': 'dbus',
  'gnome-keyring-daemon': 'gnome-keyring',
  pdftotext: 'poppler-utils',
};
/** As many as the smallest machine has cores. */
const CHECKS_AT_ONCE = 2;

/** @param {boolean} isFull @returns {NodeJS.ProcessEnv} */
const baseEnvironment = (isFull) => ({
  ...process.env,
  CI: 'true',
  NO_COLOR: '1',
  LANG: 'C.UTF-8',
  // Where Debian keeps mosquitto and ip, which a user's own PATH leaves out.
  PATH: `${process.env['PATH'] ?? ''}:/usr/sbin:/sbin`,
  WAYSTATION_FAULTS: isFull ? 'full' : 'short',
});

/**
 * @param {readonly Step[]} checks
 * @param {(step: Step) => Promise<void>} runOne
 */
const sideBySide = async (checks, runOne) => {
  const queue = [...checks];
  const worker = async () => {
    for (let step = queue.shift(); step !== undefined; step = queue.shift()) await runOne(step);
  };
  await Promise.all(Array.from({ length: CHECKS_AT_ONCE }, worker));
};

/**
 * Gives the tests what they need of the system, on an invisible display of their own.
 * @param {NodeJS.ProcessEnv} env
 * @param {AbortSignal} signal
 * @param {(env: NodeJS.ProcessEnv) => Promise<void>} runTests
 * @throws {Stop} when the system lacks something that we may not install
 */
const onSystem = async (env, signal, runTests) => {
  const { dist, executable, label } = await electronRuntime(signal);
  await ensureSystem(executable, TOOLS, signal);
  await ensureBuilt(signal);
  say(`testing on ${label}`);
  const display = await openInvisibleDisplay('-noreset');
  try {
    await runTests({ ...env, DISPLAY: display.name, ELECTRON_OVERRIDE_DIST_PATH: dist });
  } finally {
    await display.close();
  }
};

/**
 * @param {{ checks: Step[], tests: Step[] }} steps
 * @param {NodeJS.ProcessEnv} env
 * @param {AbortSignal} signal
 * @param {StepResult[]} results filled as they come, so that a failure half-way keeps what was shown before it
 */
const runAll = async ({ checks, tests }, env, signal, results) => {
  await ensureInstalled(signal);
  // The report readers need the packages.
  const { runStep } = await import('./lib/run-steps.mjs');
  await sideBySide(checks, async (step) => void results.push(await runStep(step, env, signal, false)));
  if (results.some(({ name, counts }) => name === 'build' && counts.failed === 0)) markBuilt();
  const inOrder = async (/** @type {Step[]} */ some, /** @type {NodeJS.ProcessEnv} */ theirEnv) => {
    for (const step of some) results.push(await runStep(step, theirEnv, signal, true));
  };
  const demanding = tests.filter(({ needsSystem }) => needsSystem);
  const modest = tests.filter(({ needsSystem }) => !needsSystem);
  await inOrder(modest, env);
  if (demanding.length > 0) await onSystem(env, signal, (theirEnv) => inOrder(demanding, theirEnv));
};

await runMain(async () => {
  const { only, isFull } = parseTestArgs(process.argv.slice(2));
  const steps = pickSteps(only);
  /** @type {StepResult[]} */
  const results = [];
  try {
    await runAll(steps, baseEnvironment(isFull), stopSignal(), results);
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    say(error.message);
  }
  const shown = new Set(results.map(({ name }) => name));
  const missing = [...steps.checks, ...steps.tests].filter(({ name }) => !shown.has(name));
  results.push(...missing.map(({ name }) => notRun(name)));
  console.log(`\n${table(results)}\n\n${closingLine(total(results))}`);
  return total(results).failed > 0 ? 1 : 0;
});
