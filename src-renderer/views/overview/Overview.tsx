import { Button, Empty, Spin } from 'antd';
import { useMemo, useRef, useState } from 'react';
import { useSize } from '../../components/use-size.ts';
import { stationName } from '../../text/labels.ts';
import { AllLights } from '../../commands/AllLights.tsx';
import { useStationGroups } from '../../groups/use-station-groups.ts';
import { usePlaced } from '../../live/hooks.ts';
import type { Picture } from '../../live/picture.ts';
import { EmptyState } from './EmptyState.tsx';
import { keepMode, keptMode } from './kept-mode.ts';
import { arrange, districtsOf, modeFor, NO_FILTER, type Filter } from './model.ts';
import { StationTable } from './StationTable.tsx';
import { Tiles } from './Tiles.tsx';
import { Toolbar } from './Toolbar.tsx';
import { Totals } from './Totals.tsx';
import { useText } from '../../text/use-text.ts';
import './overview.css';

/** All stations, worst first. */
export function Overview({ picture }: { readonly picture: Picture }) {
  const { t } = useText();
  const stations = usePlaced();
  return (
    <section className="view overview" data-view="overview" aria-label={t('frame.view.overview')}>
      {stations.length > 0 ? <Stations /> : <NoStations picture={picture} />}
    </section>
  );
}

function NoStations({ picture }: { readonly picture: Picture }) {
  const { t } = useText();
  if (picture === 'live') return <EmptyState />;
  if (picture === 'starting' || picture === 'connecting')
    return <Spin className="empty-state" description={t('overview.waiting')} />;
  return null;
}

function Stations() {
  const { t, language } = useText();
  const stations = usePlaced();
  const [filter, setFilter] = useState<Filter>(NO_FILTER);
  const [chosen, setChosen] = useState(keptMode);
  const scroller = useRef<HTMLDivElement>(null);
  const room = useSize(scroller);
  const groups = useStationGroups();
  const ids = useMemo(
    () => arrange(stations, filter, language, groups),
    [stations, filter, language, groups],
  );
  const districts = useMemo(() => districtsOf(stations, language), [stations, language]);
  const mode = modeFor(stations.length, chosen);
  return (
    <>
      <div className="overview-head">
        <Totals />
        <Toolbar
          filter={filter}
          onFilter={setFilter}
          districts={districts}
          groups={groups}
          mode={mode}
          onMode={(next) => {
            keepMode(next);
            setChosen(next);
          }}
        />
        <AllLights
          stations={ids}
          nameOf={(id) => {
            const station = stations.find((each) => each.id === id);
            return station === undefined ? id : stationName(station, language);
          }}
        />
      </div>
      <div className="stations" ref={scroller}>
        {ids.length === 0 && (
          <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('overview.noMatch')}>
            <Button onClick={() => setFilter(NO_FILTER)}>{t('overview.clear')}</Button>
          </Empty>
        )}
        {ids.length > 0 && mode === 'tiles' && <Tiles ids={ids} room={room} />}
        {ids.length > 0 && mode === 'table' && <StationTable ids={ids} />}
      </div>
    </>
  );
}
