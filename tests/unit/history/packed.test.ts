import fc from 'fast-check';
import { expect, it } from 'vitest';
import { packRows, unpackRows } from '../../../src-renderer/history/packed.ts';

const typed = fc.oneof(fc.uint8Array(), fc.uint16Array(), fc.float32Array(), fc.float64Array());
const leaf = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.double(),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  typed,
);
const { row } = fc.letrec<{ row: unknown }>((tie) => ({
  row: fc.oneof(
    { maxDepth: 4 },
    leaf,
    fc.array(tie('row'), { maxLength: 4 }),
    fc.array(fc.tuple(fc.string(), tie('row')), { maxLength: 4 }).map((entries) => new Map(entries)),
    fc.dictionary(
      fc.string({ maxLength: 6 }).filter((name) => name !== '$' && name !== '__proto__'),
      tie('row'),
      { maxKeys: 4, noNullPrototype: true },
    ),
  ),
}));

it('gives every row back as it was, to the last bit', () => {
  fc.assert(
    fc.property(fc.array(row), (rows) => {
      expect(unpackRows(packRows(rows))).toEqual(rows);
    }),
  );
});

it('packs a part of a larger buffer and nothing else of it', () => {
  const part = new Float32Array([1, Number.NaN, -0, 3.5]).subarray(1, 3);
  expect(unpackRows(packRows([{ part }]))).toEqual([{ part: new Float32Array([Number.NaN, -0]) }]);
});

it('refuses what it has not made', () => {
  expect(() => unpackRows('{}')).toThrow();
  expect(() => unpackRows('[1,')).toThrow();
});
