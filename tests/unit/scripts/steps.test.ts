import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { pickSteps } from '../../../scripts/lib/steps.mjs';

const names = (only?: string[]) => {
  const { checks, tests } = pickSteps(only);
  return [...checks, ...tests].map(({ name }) => name);
};

describe('pickSteps', () => {
  it('takes every check and test unless told', () => {
    expect(names().sort()).toEqual(
      ['lint', 'types', 'unused', 'boundaries', 'format', 'build', 'unit', 'integration', 'e2e'].sort(),
    );
  });

  it('takes the named ones alone', () => {
    expect(names(['faults', 'lint'])).toEqual(['lint', 'faults']);
  });

  it('refuses a name that is unknown, and no name at all, and says which there are', () => {
    expect(() => pickSteps(['lnit'])).toThrow(/"lnit".*lint, types/);
    expect(() => pickSteps([])).toThrow('the steps are');
  });

  it('names npm scripts that exist', () => {
    const manifest: unknown = JSON.parse(
      readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'),
    );
    const { checks, tests } = pickSteps(undefined);
    for (const { script } of [...checks, ...tests]) {
      expect(manifest).toHaveProperty(['scripts', script]);
    }
  });
});
