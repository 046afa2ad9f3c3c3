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
  priority: { least: 40, grow: 0 },
  state: { least: 142, grow: 0.4 },
  station: { least: 120, grow: 1 },
  source: { least: 100, grow: 0.5 },
  what: { least: 170, grow: 2.4 },
  since: { least: 104, grow: 0 },
  lasted: { least: 100, grow: 0 },
  handling: { least: 150, grow: 1.6 },
  act: { least: 178, grow: 0 },
};

/** English says the same in longer words. */
const ENGLISH_LEAST: Readonly<Partial<Record<Column, number>>> = { state: 178, act: 236 };

const leastOf = (column: Column, language: string): number =>
  (language === 'en' ? ENGLISH_LEAST[column] : undefined) ?? WIDTHS[column].least;

/** Put away first where there is no room. */
const SPARE: readonly Optional[] = ['source', 'handling', 'lasted', 'since'];

/** The columns that were chosen, as far as there is room for them. */
export function fitColumns(
  chosen: readonly Optional[],
  widthPx: number,
  language: string,
): readonly Column[] {
  let columns = COLUMNS.filter((column) => !isOptional(column) || chosen.includes(column));
  for (const spare of SPARE) {
    if (leastWidth(columns, language) <= widthPx) break;
    columns = columns.filter((column) => column !== spare);
  }
  return columns;
}

const leastWidth = (columns: readonly Column[], language: string): number =>
  columns.reduce((sum, column) => sum + leastOf(column, language), 0);

/** As `grid-template-columns`. */
export const templateOf = (columns: readonly Column[], language: string): string =>
  columns
    .map((column) => {
      const { grow } = WIDTHS[column];
      const least = leastOf(column, language);
      return grow === 0 ? `${least}px` : `minmax(${least}px, ${grow}fr)`;
    })
    .join(' ');
