/** In the order in which they stand. */
export const COLUMNS = [
  'priority',
  'state',
  'station',
  'source',
  'what',
  'since',
  'lasted',
  'handling',
  'act',
] as const;
export type Column = (typeof COLUMNS)[number];

/** These may be put away; without the others a line would say nothing or could not be acted upon. */
export const OPTIONAL = ['source', 'since', 'lasted', 'handling'] as const satisfies readonly Column[];
export type Optional = (typeof OPTIONAL)[number];

const isOptional = (column: Column): column is Optional => (OPTIONAL as readonly Column[]).includes(column);

/** Widths in px; `grow` is the share of what is left. */
const WIDTHS: Readonly<Record<Column, { readonly least: number; readonly grow: number }>> = {
  priority: { least: 36, grow: 0 },
  state: { least: 184, grow: 0.3 },
  station: { least: 110, grow: 1.7 },
  source: { least: 100, grow: 0.5 },
  what: { least: 150, grow: 2.2 },
  since: { least: 100, grow: 0 },
  lasted: { least: 100, grow: 0 },
  handling: { least: 180, grow: 1.9 },
  act: { least: 166, grow: 0 },
};

/** Put away first where there is no room. */
const SPARE: readonly Optional[] = ['source', 'handling', 'lasted', 'since'];

/** As in the style sheet: before the first column, px. */
const INDENT_PX = 8;

/** The columns that were chosen, as far as there is room for them. */
export function fitColumns(chosen: readonly Optional[], widthPx: number): readonly Column[] {
  let columns = COLUMNS.filter((column) => !isOptional(column) || chosen.includes(column));
  for (const spare of SPARE) {
    if (leastWidth(columns) + INDENT_PX <= widthPx) break;
    columns = columns.filter((column) => column !== spare);
  }
  return columns;
}

const leastWidth = (columns: readonly Column[]): number =>
  columns.reduce((sum, column) => sum + WIDTHS[column].least, 0);

/** As `grid-template-columns`. */
export const templateOf = (columns: readonly Column[]): string =>
  columns
    .map((column) => {
      const { least, grow } = WIDTHS[column];
      return grow === 0 ? `${least}px` : `minmax(${least}px, ${grow}fr)`;
    })
    .join(' ');
