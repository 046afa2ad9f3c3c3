// What is seen of a running console from outside: one check, or a report every few seconds.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openDevtools } from './devtools.mjs';
import { say, seconds, Stop } from './log.mjs';
import { tail } from './run.mjs';
import { describeScreen, notLive, readScreen } from './screen.mjs';

/** Live data takes two seconds; a machine that compiles meanwhile gets thirty times that. */
const LIVE_LIMIT_MS = 60_000;
/** Fine enough for the time that we print, and nothing to the page. */
const LOOK_MS = 50;
const REPORT_MS = 5_000;
const LINES_OF_OUTPUT = 15;

/**
 * @typedef {import('./console.mjs').WatchedConsole} WatchedConsole
 * @typedef {import('./devtools.mjs').Devtools} Devtools
 * @typedef {import('./screen.mjs').Screen} Screen
 */

/**
 * @param {Devtools} devtools
 * @returns {Promise<{ screen: Screen, problem: string | undefined } | { problem: string }>} problem is undefined when live
 */
const look = async (devtools) => {
  try {
    const screen = await readScreen(devtools);
    return { screen, problem: notLive(screen) };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
};

/**
 * Waits for live data, prints what the screen shows and keeps a picture of it.
 * @param {WatchedConsole} watched
 * @param {string} picture path for the PNG
 * @throws {Stop} with the condition that was not met
 */
export const checkConsole = async (watched, picture) => {
  const devtools = openDevtools(watched.to, watched.from);
  // Not the start of the command: the first one installs and builds for minutes before.
  const startedMs = performance.now();
  let seen = await look(devtools);
  while (seen.problem !== undefined) {
    if (!watched.isRunning())
      throw failed(watched, `the application ended with status ${await watched.exited}`);
    if (performance.now() - startedMs > LIVE_LIMIT_MS)
      throw failed(watched, `no live data within ${seconds(LIVE_LIMIT_MS)}: ${seen.problem}`);
    await Promise.race([pause(LOOK_MS), watched.exited]);
    seen = await look(devtools);
  }
  console.log(`live data ${seconds(performance.now())} after the start of this command`);
  if ('screen' in seen) console.log(describeScreen(seen.screen).join('\n'));
  const file = resolve(picture);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, await devtools.screenshot());
  console.log(`screenshot: ${file}`);
};

/** @param {WatchedConsole} watched @param {string} reason */
const failed = (watched, reason) =>
  new Stop(
    `check failed: ${reason}. Its last output:\n${tail(watched.output(), LINES_OF_OUTPUT) || '(none)'}`,
  );

/**
 * Prints every few seconds what the screen shows, until the console ends.
 * @param {WatchedConsole} watched
 * @returns {Promise<number>} the console's exit status
 */
export const reportConsole = async (watched) => {
  const devtools = openDevtools(watched.to, watched.from);
  for (;;) {
    await Promise.race([pause(REPORT_MS), watched.exited]);
    if (!watched.isRunning()) return watched.exited;
    const time = new Date().toTimeString().slice(0, 8);
    const seen = await look(devtools);
    if ('screen' in seen)
      console.log([`${time} the screen shows:`, ...describeScreen(seen.screen)].join('\n'));
    else say(`${time} the screen cannot be read: ${seen.problem}`);
  }
};
