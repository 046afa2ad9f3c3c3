/** Space between tiles, px. */
export const TILE_GAP = 12;

/** The least room in which a tile's texts of 14 px and its number of 28 px stay legible, px. */
const MIN_WIDTH = 236;
const MIN_HEIGHT = 152;

/** Wider or higher than this a tile only gets emptier, px and height / width. */
const MAX_WIDTH = 680;
const MAX_TALLNESS = 0.56;

/** Width / height at which a tile is best filled. */
const GOOD_ASPECT = 1.75;

export interface TileLayout {
  readonly columns: number;
  readonly rowHeight: number;
  /** How much a tile has room to say. */
  readonly size: 'small' | 'medium' | 'large';
  /** Whether there is room left for the last 24 hours of every station. */
  readonly withDay: boolean;
}

/** The least height that a chart of a day is worth with its title, px (what overview.css gives it at least), and the most charts that a start should wait for. */
const DAY_HEIGHT = 190;
const DAYS_MAX = 12;

/** The grid in which `count` tiles fill the given room best; scrolls when they cannot fit. */
export function tileLayout(count: number, width: number, height: number): TileLayout {
  const layout = bestGrid(count, width, height);
  const rows = Math.ceil(count / layout.columns);
  const left = Math.floor((height - gridHeight(count, layout)) / Math.max(1, rows));
  if (count > DAYS_MAX || left < DAY_HEIGHT) return layout;
  return { ...layout, rowHeight: layout.rowHeight + left, withDay: true };
}

function bestGrid(count: number, width: number, height: number): TileLayout {
  const most = Math.max(1, Math.floor((width + TILE_GAP) / (MIN_WIDTH + TILE_GAP)));
  let best: TileLayout = sized(most, width, MIN_HEIGHT);
  let bestScore = 0;
  for (let columns = 1; columns <= most; columns += 1) {
    const rows = Math.ceil(count / columns);
    const tileWidth = widthOf(columns, width);
    if (rows === 0 || (tileWidth > MAX_WIDTH && columns < count)) continue;
    const rowHeight = Math.min(tileWidth * MAX_TALLNESS, (height - TILE_GAP * (rows - 1)) / rows);
    if (rowHeight < MIN_HEIGHT) continue;
    const score = (Math.min(tileWidth / GOOD_ASPECT, rowHeight) * count) / (columns * rows);
    if (score <= bestScore) continue;
    bestScore = score;
    best = sized(columns, width, Math.floor(rowHeight));
  }
  return best;
}

/** Height of the grid, px. */
function gridHeight(count: number, { columns, rowHeight }: TileLayout): number {
  const rows = Math.ceil(count / columns);
  return rows * rowHeight + TILE_GAP * Math.max(0, rows - 1);
}

const widthOf = (columns: number, width: number): number => (width - TILE_GAP * (columns - 1)) / columns;

function sized(columns: number, width: number, rowHeight: number): TileLayout {
  const tileWidth = widthOf(columns, width);
  if (tileWidth >= 440 && rowHeight >= 230) return { columns, rowHeight, size: 'large', withDay: false };
  if (tileWidth >= 320 && rowHeight >= 176) return { columns, rowHeight, size: 'medium', withDay: false };
  return { columns, rowHeight, size: 'small', withDay: false };
}
