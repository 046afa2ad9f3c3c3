import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { useCallback, useMemo, useRef, type CSSProperties, type RefObject } from 'react';
import type { AlarmView } from '../../../../src-shared/domain/alarm/alarm-view.ts';
import { useServices } from '../../../app/services.ts';
import { useWatched } from '../../../app/watched.ts';
import { useSize } from '../../../components/use-size.ts';
import { alarmKey } from '../../../live/alarm-order.ts';
import { useZone } from '../../../live/hooks.ts';
import { AlarmRow } from './AlarmRow.tsx';
import { GroupRow } from './GroupRow.tsx';
import { OPEN_UP_TO, type Line } from './lines.ts';
import { fitColumns, templateOf, type Optional } from './columns.ts';
import { useGridInput } from './grid-input.ts';
import { useText } from '../../../text/use-text.ts';

/** As in the style sheet, px. */
const ROW_PX = 48;
const HEAD_PX = 36;

/** So many are all in the document, for those who look for a row by its handle; beyond, those in sight. Twice: each may have a head. */
const ALL_UP_TO = 2 * OPEN_UP_TO;
/** Rows above and below those in sight. */
const OVERSCAN = 8;

interface AlarmGridProps {
  readonly lines: readonly Line[];
  readonly onToggle: (group: string) => void;
  readonly nameOf: (station: string) => string;
  readonly chosenColumns: readonly Optional[];
}

/** The lines of the list. Plain elements, and only those in sight where there are many: ten thousand scroll as ten do. */
export function AlarmGrid({ lines, onToggle, nameOf, chosenColumns }: AlarmGridProps) {
  const { t } = useText();
  const { alarmDesk } = useServices();
  const zone = useZone();
  const scroller = useRef<HTMLDivElement>(null);
  const { width } = useSize(scroller);
  const columns = useMemo(() => fitColumns(chosenColumns, width), [chosenColumns, width]);
  const chosen = useWatched(alarmDesk.chosen, (value) => value?.key ?? null);
  const rows = useRows(lines, scroller);
  // Keys lead from alarm to alarm; heads of groups are passed over.
  const { alarms, places } = useMemo(() => alarmsOf(lines), [lines]);
  const indices = useMemo(() => new Map(alarms.map((alarm, i) => [alarmKey(alarm), i])), [alarms]);
  const input = useGridInput({
    alarms,
    indices,
    chosen,
    scroller,
    scrollTo: (index) => rows.scrollToIndex(places[index] ?? 0),
    pageSize: Math.max(1, Math.floor((rows.scrollRect?.height ?? 0) / ROW_PX) - 2),
  });
  const reachable = (chosen === null ? undefined : indices.get(chosen)) ?? 0;
  const template: CSSProperties & Record<'--columns', string> = { '--columns': templateOf(columns) };
  return (
    <div
      ref={scroller}
      className="alarm-grid"
      role="grid"
      aria-label={t('alarms.title')}
      aria-rowcount={lines.length + 1}
      style={template}
      {...input}
    >
      <div role="rowgroup" className="alarm-head">
        <div role="row" aria-rowindex={1} className="alarm-line">
          {columns.map((column) => (
            <span key={column} role="columnheader" className={`head-${column}`}>
              <span className={column === 'priority' ? 'unseen' : undefined}>
                {t(`alarms.column.${column}`)}
              </span>
            </span>
          ))}
        </div>
      </div>
      <div role="rowgroup" className="alarm-rows" style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map(({ index, start, key }) => {
          const line = lines[index];
          if (line === undefined) return null;
          const topPx = start - HEAD_PX;
          if (line.kind === 'group')
            return (
              <GroupRow
                key={key}
                group={line}
                name={nameOf(line.station)}
                index={index}
                topPx={topPx}
                onToggle={onToggle}
                t={t}
              />
            );
          const { alarm } = line;
          const id = alarmKey(alarm);
          return (
            <AlarmRow
              key={key}
              alarm={alarm}
              name={nameOf(alarm.station)}
              columns={columns}
              index={index}
              topPx={topPx}
              isChosen={id === chosen}
              isReachable={index === places[reachable]}
              t={t}
              zone={zone}
            />
          );
        })}
      </div>
    </div>
  );
}

/** The alarms of the lines, and in which line each stands. */
function alarmsOf(lines: readonly Line[]): {
  readonly alarms: readonly AlarmView[];
  readonly places: readonly number[];
} {
  const alarms: AlarmView[] = [];
  const places: number[] = [];
  for (const [index, line] of lines.entries()) {
    if (line.kind === 'group') continue;
    alarms.push(line.alarm);
    places.push(index);
  }
  return { alarms, places };
}

function useRows(
  lines: readonly Line[],
  scroller: RefObject<HTMLDivElement | null>,
): Virtualizer<HTMLDivElement, Element> {
  // Of a lasting identity: a new one would have the places of all ten thousand counted again in each frame.
  const getItemKey = useCallback(
    (index: number) => {
      const line = lines[index];
      if (line === undefined) return index;
      return line.kind === 'group' ? `group ${line.key}` : alarmKey(line.alarm);
    },
    [lines],
  );
  // eslint-disable-next-line react-hooks/incompatible-library -- no compiler memoises here; what scrolls is read in each render
  return useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    getItemKey,
    overscan: lines.length <= ALL_UP_TO ? ALL_UP_TO : OVERSCAN,
    scrollMargin: HEAD_PX,
    scrollPaddingStart: HEAD_PX,
    // The rows beyond those in sight are there already: what scrolls need not wait for the next ones.
    useFlushSync: false,
  });
}
