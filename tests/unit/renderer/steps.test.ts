import { expect, it } from 'vitest';
import { stepIn } from '../../../src-renderer/components/steps.ts';

const LIST = { ArrowUp: -1, ArrowDown: 1, PageUp: -3, PageDown: 3 };
const GRID = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -5, ArrowDown: 5 };

it('lead along a list and stop at its ends', () => {
  expect(stepIn('ArrowDown', -1, 5, LIST)).toBe(0);
  expect(stepIn('PageDown', 3, 5, LIST)).toBe(4);
  expect(stepIn('PageUp', 1, 5, LIST)).toBe(0);
  expect(stepIn('End', 4, 5, LIST)).toBeNull();
  expect(stepIn('ArrowUp', 0, 5, LIST)).toBeNull();
  expect(stepIn('x', 0, 5, LIST)).toBeNull();
  expect(stepIn('toString', 0, 5, LIST)).toBeNull();
  expect(stepIn('Home', 0, 0, LIST)).toBeNull();
});

it('lead along rows and columns, and stop at the edges', () => {
  expect(stepIn('ArrowRight', 0, 20, GRID)).toBe(1);
  expect(stepIn('ArrowDown', 1, 20, GRID)).toBe(6);
  expect(stepIn('ArrowUp', 1, 20, GRID)).toBeNull();
  expect(stepIn('ArrowRight', 19, 20, GRID)).toBeNull();
  expect(stepIn('End', 3, 20, GRID)).toBe(19);
  expect(stepIn('Home', 3, 20, GRID)).toBe(0);
});
