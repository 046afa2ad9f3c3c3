// A display to draw on: the one that is there, or an invisible one (Xvfb) of our own.
import { Stop } from './log.mjs';
import { spawnOwned, stopGroup } from './run.mjs';

/** A control room's usual screen; pictures and layouts are checked at this size. */
const SCREEN = '1920x1080x24';
/** Xvfb answers within a second; a machine under load gets ten times that. */
const START_LIMIT_MS = 10_000;

/** Other systems than Linux have a display, or no program at all. */
export const hasDisplay = () =>
  process.platform !== 'linux' || Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {import('node:stream').Stream | null | undefined} stream
 * @returns {Promise<string | undefined>} undefined when the process ends, or says nothing in time
 */
const firstLine = async (child, stream) => {
  const timer = setTimeout(() => void stopGroup(child), START_LIMIT_MS);
  const line = await new Promise((/** @type {(text: string | undefined) => void} */ resolve) => {
    let text = '';
    stream?.on('data', (bytes) => {
      text += String(bytes);
      if (text.includes('\n')) resolve(text.trim());
    });
    child.once('exit', () => resolve(undefined)).once('error', () => resolve(undefined));
  });
  clearTimeout(timer);
  return line;
};

/**
 * Starts an invisible display on a free number, which Xvfb chooses itself.
 * @param {'-terminate' | '-noreset'} atLastClient what it does when its last program has left: leave too (also when
 *   this script was killed), or stay for the next
 * @returns {Promise<{ name: string, close: () => Promise<void> }>} name as for DISPLAY
 */
export const openInvisibleDisplay = async (atLastClient) => {
  const child = spawnOwned(
    'Xvfb',
    ['-displayfd', '3', '-screen', '0', SCREEN, '-nolisten', 'tcp', atLastClient],
    {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    },
  );
  const number = await firstLine(child, child.stdio[3]);
  if (number === undefined) {
    await stopGroup(child);
    throw new Stop('no display, and Xvfb did not start; please install: sudo apt-get install -y xvfb');
  }
  return { name: `:${number}`, close: () => stopGroup(child) };
};
