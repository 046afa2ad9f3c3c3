/** Null is unknown: an empty field. */
type CsvCell = string | number | null;

/** RFC 4180, with the byte-order mark by which spreadsheets know that it is UTF-8: without it Chinese is garbled. */
export const csvOf = (table: readonly (readonly CsvCell[])[]): string =>
  `\uFEFF${table.map((row) => row.map(csvField).join(',')).join('\r\n')}\r\n`;

/** A text from a station must not become a formula in the reader's spreadsheet: a formula can act. */
const FORMULA = /^[=+\-@\t\r]/;

/** Twenty degrees below zero are no formula. */
const NUMBER = /^-\d+(\.\d+)?$/;

function csvField(cell: CsvCell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(Math.round(cell * 1e6) / 1e6);
  const safe = FORMULA.test(cell) && !NUMBER.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
