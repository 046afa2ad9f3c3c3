import { Empty } from 'antd';
import { useMemo, useRef } from 'react';
import { askedHref } from '../../../app/route.ts';
import { useSize } from '../../../components/use-size.ts';
import { usePlaced } from '../../../live/hooks.ts';
import { keptMode } from '../kept-mode.ts';
import { arrange, modeFor, NO_FILTER } from '../model.ts';
import { PlaceContext, type Place } from '../place.ts';
import { StationTable } from '../StationTable.tsx';
import { Tiles } from '../Tiles.tsx';
import { useText } from '../../../text/use-text.ts';

/** Found under another name than what is live, and leading to no control. */
const PAST: Place = {
  handle: (id) => ({ 'data-replay-station': id }),
  hrefOf: (id) => askedHref('replay', new URLSearchParams({ station: id })),
};

/** The overview's own tiles or lines, in the order of then. */
export function PastStations() {
  const { t, language } = useText();
  const stations = usePlaced();
  const scroller = useRef<HTMLDivElement>(null);
  const room = useSize(scroller);
  const ids = useMemo(() => arrange(stations, NO_FILTER, language, []), [stations, language]);
  return (
    <div className="stations" ref={scroller} role="region" aria-label={t('replay.stations')}>
      <PlaceContext value={PAST}>
        {ids.length === 0 && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('replay.none')} />}
        {ids.length > 0 && modeFor(ids.length, keptMode()) === 'tiles' && (
          <Tiles ids={ids} room={room} isPast />
        )}
        {ids.length > 0 && modeFor(ids.length, keptMode()) === 'table' && <StationTable ids={ids} />}
      </PlaceContext>
    </div>
  );
}
