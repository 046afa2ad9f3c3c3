import type { Cell, ReportTable } from '../report/tables.ts';

/** Without it spreadsheets read UTF-8 as the system's old encoding, and Chinese is garbled. */
const BYTE_ORDER_MARK = '\uFEFF';

/** A text that a spreadsheet would take for a formula: names come from payloads, and a formula can act. */
const FORMULA = /^[=+\-@\t\r]/;

/** RFC 4180. Unknown is an empty field. */
export function csvOf({ columns, rows }: ReportTable): string {
  const lines = [columns.map(({ title }) => title), ...rows].map((cells) => cells.map(fieldOf).join(','));
  return `${BYTE_ORDER_MARK}${lines.join('\r\n')}\r\n`;
}

function fieldOf(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(Math.round(cell * 1e6) / 1e6);
  const safe = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
