/** As a spreadsheet takes it from the clipboard. */
export const tabSeparated = (table: readonly (readonly string[])[]): string =>
  table.map((row) => row.map((cell) => cell.replace(/[\t\r\n]+/g, ' ')).join('\t')).join('\n');
