import { useMemo, useRef } from 'react';
import type { Size } from '../../components/use-size.ts';
import { useRoving } from './roving.ts';
import { Tile } from './Tile.tsx';
import { TILE_GAP, tileLayout } from './tile-layout.ts';
import { useText } from '../../text/use-text.ts';

interface TilesProps {
  readonly ids: readonly string[];
  /** What the tiles may fill. */
  readonly room: Size;
  /** Of a replay: the last 24 hours until now do not belong beside it. */
  readonly isPast?: boolean;
}

export function Tiles({ ids, room, isPast = false }: TilesProps) {
  const { t } = useText();
  const grid = useRef<HTMLUListElement>(null);
  const { columns, rowHeight, size, withDay } = useMemo(
    () => tileLayout(ids.length, room.width, room.height),
    [ids.length, room],
  );
  const { reachable, ...keys } = useRoving(ids, columns, grid);
  return (
    <ul
      ref={grid}
      className={`tiles tiles-${size}`}
      aria-label={t('overview.stations')}
      style={{
        gap: TILE_GAP,
        gridTemplateColumns: `repeat(${String(columns)}, minmax(0, 1fr))`,
        gridAutoRows: rowHeight,
      }}
      {...keys}
    >
      {ids.map((id) => (
        <Tile key={id} id={id} reachable={id === reachable} withDay={withDay && !isPast} />
      ))}
    </ul>
  );
}
