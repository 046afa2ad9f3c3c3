import { formatThousands, UNKNOWN } from '../text/format.ts';
import { percent } from './names.ts';
import type { Cell, CellKind } from './tables.ts';

/** A cell as people read it. */
export function cellText(cell: Cell, kind: CellKind): string {
  if (cell === null) return UNKNOWN;
  if (typeof cell === 'string') return kind === 'time' ? cell.replace('T', ' ') : cell;
  if (kind === 'percent') return percent(cell);
  const isWhole = kind === 'number' && Number.isInteger(cell);
  return formatThousands(cell, kind === 'integer' || isWhole ? 0 : 1);
}
