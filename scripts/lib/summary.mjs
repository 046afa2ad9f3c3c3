// What a run of the tests adds up to.

/**
 * @typedef {object} Counts
 * @property {number} passed
 * @property {number} failed includes tests that were skipped: a test that did not run has shown nothing
 *
 * @typedef {{ name: string, counts: Counts, ms: number }} StepResult
 */

/**
 * What a step contributes: its report, made to agree with its exit status.
 * @param {number} code exit status
 * @param {Counts} counts
 * @returns {Counts} at least one failure when the command failed, and when no test ran at all
 */
export const settle = (code, { passed, failed }) => {
  const isSilent = failed === 0 && (code !== 0 || passed === 0);
  return { passed, failed: isSilent ? 1 : failed };
};

/** @param {string} name @returns {StepResult} of a step that was asked for and never came to run */
export const notRun = (name) => ({ name, counts: { passed: 0, failed: 1 }, ms: 0 });

/** @param {readonly StepResult[]} results @returns {Counts} */
export const total = (results) => ({
  passed: results.reduce((sum, { counts }) => sum + counts.passed, 0),
  failed: results.reduce((sum, { counts }) => sum + counts.failed, 0),
});

/** The last line of a run; programs read it. @param {Counts} counts */
export const closingLine = ({ passed, failed }) => `${passed} passed, ${failed} failed`;

/** @param {readonly StepResult[]} results @returns {string} */
export const table = (results) => {
  const rows = results.map(({ name, counts: { passed, failed }, ms }) => [
    name,
    passed,
    failed,
    (ms / 1000).toFixed(1),
  ]);
  return [['step', 'passed', 'failed', 'seconds'], ...rows]
    .map(([name, ...values]) =>
      [String(name).padEnd(14), ...values.map((value) => String(value).padStart(9))].join(''),
    )
    .join('\n');
};
