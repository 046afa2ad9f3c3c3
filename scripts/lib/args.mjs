// The scripts' own flags; everything else goes on to the program that they start.
import { parseArgs } from 'node:util';
import { Stop } from './log.mjs';

/** Where `--check` puts its picture unless told. */
const CHECK_PICTURE = 'test-results/check.png';

/**
 * @typedef {object} StartArgs
 * @property {string | undefined} checkPicture the picture's path when a check is asked for
 * @property {string[]} flags the console's own
 */

/** @param {readonly string[]} argv @returns {StartArgs} */
export const parseStartArgs = (argv) => {
  /** @type {StartArgs} */
  const parsed = { checkPicture: undefined, flags: [] };
  for (const arg of argv) {
    if (arg === '--check') parsed.checkPicture = CHECK_PICTURE;
    else if (arg.startsWith('--check=')) parsed.checkPicture = arg.slice('--check='.length) || CHECK_PICTURE;
    else parsed.flags.push(arg);
  }
  return parsed;
};

/**
 * @typedef {object} TestArgs
 * @property {string[] | undefined} only names of steps; all when undefined
 * @property {boolean} isFull every fault as often as the issue asks, not a short round
 */

/** @param {readonly string[]} argv @returns {TestArgs} @throws {Stop} for a flag that is not known */
export const parseTestArgs = (argv) => {
  const { values } = parse(argv);
  return { only: values.only?.split(',').filter((name) => name !== ''), isFull: values.full };
};

/** @param {readonly string[]} argv */
const parse = (argv) => {
  try {
    return parseArgs({
      args: [...argv],
      options: { only: { type: 'string' }, full: { type: 'boolean', default: false } },
    });
  } catch (error) {
    throw new Stop(error instanceof Error ? error.message : String(error));
  }
};
