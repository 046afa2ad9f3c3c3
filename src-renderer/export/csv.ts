/** RFC 4180, with the byte-order mark by which spreadsheets know that it is UTF-8. */
export const csvOf = (table: readonly (readonly string[])[]): string =>
  `\uFEFF${table.map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`;

/** Twenty degrees below zero are no formula. */
const NUMBER = /^-\d+(\.\d+)?$/;

/** A text from a station must not become a formula in the reader's spreadsheet. */
function csvCell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) && !NUMBER.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
