// How many tests passed, from the reports that the runners write. Nothing is taken from their exit status alone, and
// nothing from their words.
import { z } from 'zod';

/** @typedef {import('./summary.mjs').Counts} Counts */

const VitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.unknown()) })),
});

const PlaywrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
  errors: z.array(z.unknown()),
});

/** @param {unknown} json Vitest's json report @returns {Counts} */
export const countVitest = (json) => {
  const report = VitestReport.parse(json);
  // A file that cannot be loaded has no tests to report; it is itself the failure.
  const broken = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  ).length;
  const skipped = report.numPendingTests + report.numTodoTests;
  return { passed: report.numPassedTests, failed: report.numFailedTests + broken + skipped };
};

/** @param {unknown} json Playwright's json report @returns {Counts} flaky tests count as failed: they did fail */
export const countPlaywright = (json) => {
  const { stats, errors } = PlaywrightReport.parse(json);
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + stats.skipped + errors.length };
};
