import { describe, expect, it } from 'vitest';
import { countPlaywright, countVitest } from '../../../scripts/lib/counts.mjs';
import { closingLine, notRun, settle, table, total } from '../../../scripts/lib/summary.mjs';

const aVitestReport = (changes: object = {}) => ({
  numPassedTests: 3,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  testResults: [{ status: 'passed', assertionResults: [{}, {}, {}] }],
  ...changes,
});

const aPlaywrightReport = (stats: object = {}, errors: unknown[] = []) => ({
  stats: { expected: 5, unexpected: 0, flaky: 0, skipped: 0, ...stats },
  errors,
});

describe('countVitest', () => {
  it('counts passed and failed tests', () => {
    expect(countVitest(aVitestReport({ numFailedTests: 2 }))).toEqual({ passed: 3, failed: 2 });
  });

  it('counts a file that could not be loaded as one failure', () => {
    const testResults = [{ status: 'failed', assertionResults: [] }];
    expect(countVitest(aVitestReport({ testResults }))).toEqual({ passed: 3, failed: 1 });
  });

  it('counts skipped and planned tests as failures', () => {
    expect(countVitest(aVitestReport({ numPendingTests: 1, numTodoTests: 1 })).failed).toBe(2);
  });
});

describe('countPlaywright', () => {
  it('counts flaky and skipped tests, and errors outside tests, as failures', () => {
    expect(countPlaywright(aPlaywrightReport())).toEqual({ passed: 5, failed: 0 });
    expect(countPlaywright(aPlaywrightReport({ unexpected: 1, flaky: 1, skipped: 1 }, [{}])).failed).toBe(4);
  });
});

describe('settle', () => {
  it.each([
    { what: 'all passed', code: 0, counts: { passed: 4, failed: 0 }, failed: 0 },
    { what: 'the command failed though no test did', code: 1, counts: { passed: 4, failed: 0 }, failed: 1 },
    { what: 'no test ran', code: 0, counts: { passed: 0, failed: 0 }, failed: 1 },
    { what: 'failures are reported', code: 1, counts: { passed: 1, failed: 3 }, failed: 3 },
  ])('$what: $failed failed', ({ code, counts, failed }) => {
    expect(settle(code, counts)).toEqual({ passed: counts.passed, failed });
  });
});

describe('the summary', () => {
  const results = [{ name: 'unit', counts: { passed: 12, failed: 1 }, ms: 3_456 }, notRun('e2e')];

  it('adds up, and counts a step that never ran as a failure', () => {
    expect(closingLine(total(results))).toBe('12 passed, 2 failed');
  });

  it('shows each step with its seconds', () => {
    expect(table(results)).toMatch(/^unit +12 +1 +3\.5$/m);
    expect(table(results)).toMatch(/^e2e +0 +1 +0\.0$/m);
  });
});
