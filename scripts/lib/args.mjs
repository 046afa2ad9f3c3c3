// The scripts' own flags; everything else goes on to the program that they start.

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
