import Papa from 'papaparse';
import { expect, it } from 'vitest';
import { csvOf } from '../../../src-renderer/export/csv.ts';

it('is read by another program as it was written, and no name acts as a formula', () => {
  const text = csvOf([
    ['站点', 'n'],
    ['a "b", c\nd', 3],
    ['=cmd()', null],
    ['x', -1.5],
  ]);
  expect(text.charCodeAt(0)).toBe(0xfeff);
  const { data } = Papa.parse<string[]>(text.slice(1), { skipEmptyLines: true });
  expect(data).toEqual([
    ['站点', 'n'],
    ['a "b", c\nd', '3'],
    ["'=cmd()", ''],
    ['x', '-1.5'],
  ]);
});
