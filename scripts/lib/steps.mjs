// The steps of `npm test`, each an npm script that a developer can run alone.
import { Stop } from './log.mjs';

/**
 * @typedef {object} Step
 * @property {string} name
 * @property {string} script the npm script
 * @property {'none' | 'vitest' | 'playwright'} report whose report counts the tests; none: the step is one test
 * @property {string[]} args
 * @property {boolean} needsSystem whether it starts brokers or windows, and so needs what only the system can give
 */

/** @param {string} name @param {string} script @returns {Step} */
const check = (name, script) => ({ name, script, report: 'none', args: [], needsSystem: false });

/** They read the tree and disturb nobody: two at a time, the longest first. */
const CHECKS = [
  check('lint', 'check:lint'),
  check('types', 'check:types'),
  check('unused', 'check:unused'),
  check('boundaries', 'check:boundaries'),
  check('format', 'check:format'),
  check('build', 'build'),
];

/** They measure time and start brokers and windows: one after the other. @type {Step[]} */
const TESTS = [
  { name: 'unit', script: 'test:unit', report: 'vitest', args: [], needsSystem: false },
  { name: 'integration', script: 'test:integration', report: 'vitest', args: [], needsSystem: true },
  { name: 'e2e', script: 'test:e2e', report: 'playwright', args: [], needsSystem: true },
];

/** The fault tests alone: those of `e2e` whose path says so. @type {Step} */
const FAULTS = {
  name: 'faults',
  script: 'test:e2e',
  report: 'playwright',
  args: ['faults'],
  needsSystem: true,
};

/**
 * @param {readonly string[] | undefined} only names; all of `npm test` when undefined
 * @returns {{ checks: Step[], tests: Step[] }} checks go side by side, tests in order
 * @throws {Stop} when a name is unknown
 */
export const pickSteps = (only) => {
  if (only === undefined) return { checks: CHECKS, tests: TESTS };
  const tests = [...TESTS, FAULTS];
  const known = [...CHECKS, ...tests].map(({ name }) => name);
  const unknown = only.filter((name) => !known.includes(name));
  if (only.length === 0 || unknown.length > 0) {
    throw new Stop(`there is no step "${unknown.join(', ')}"; the steps are ${known.join(', ')}`);
  }
  const isPicked = (/** @type {Step} */ { name }) => only.includes(name);
  return { checks: CHECKS.filter(isPicked), tests: tests.filter(isPicked) };
};
