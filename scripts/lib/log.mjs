// What the scripts tell the person who typed the command: one sentence a line, no stack for what is expected.

/** A failure that the person can mend. Its message is the whole report; a stack would say nothing more. */
export class Stop extends Error {}

/** Progress goes to standard error, results to standard output. @param {string} text one sentence */
export const say = (text) => console.error(`waystation: ${text}`);

/**
 * Runs a script's main function; an expected failure becomes one sentence and exit status 1.
 * @param {() => Promise<number>} main gives the exit status
 */
export const runMain = async (main) => {
  try {
    process.exitCode = await main();
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    console.error(`waystation: ${error.message}`);
    process.exitCode = 1;
  }
};

/** @param {number} ms @returns {string} seconds with one decimal, for people */
export const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`;
