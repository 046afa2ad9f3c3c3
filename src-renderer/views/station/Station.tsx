import { Button, Result, Spin } from 'antd';
import type { DeviceView } from '../../../src-shared/domain/station-view.ts';
import { hrefOf } from '../../app/route.ts';
import { useDetail, useLink, useStation } from '../../live/hooks.ts';
import { DevicesPanel } from './DevicesPanel.tsx';
import { DoorEventsPanel } from './DoorEventsPanel.tsx';
import { Kpis } from './Kpis.tsx';
import { OccupancyPanel } from './OccupancyPanel.tsx';
import { PowerPanel } from './PowerPanel.tsx';
import { SidePanels } from './SidePanels.tsx';
import { StationHeader } from './StationHeader.tsx';
import { useText } from '../../text/use-text.ts';
import './station.css';

const NO_DEVICES: readonly DeviceView[] = [];

/** One station, now. */
export default function Station({ id }: { readonly id: string }) {
  const { t } = useText();
  const known = useStation(id, (station) => station !== undefined);
  const { phase } = useLink();
  return (
    <section className="view station" data-view="station" aria-label={t('station.title')}>
      {known && <Known id={id} />}
      {!known && phase !== 'live' && <Spin className="empty-state" />}
      {!known && phase === 'live' && (
        <Result
          status="info"
          title={t('station.missing', { id })}
          subTitle={t('station.missingDo')}
          extra={<Button href={hrefOf('overview')}>{t('station.back')}</Button>}
        />
      )}
    </section>
  );
}

function Known({ id }: { readonly id: string }) {
  const detail = useDetail(id);
  return (
    <>
      <StationHeader id={id} detail={detail} />
      <Kpis id={id} detail={detail} />
      <div className="station-panels">
        <OccupancyPanel id={id} />
        <DevicesPanel id={id} devices={detail?.devices ?? null} />
        <PowerPanel id={id} meters={detail?.meters ?? null} />
        <DoorEventsPanel
          id={id}
          events={detail?.doorEvents ?? null}
          devices={detail?.devices ?? NO_DEVICES}
        />
        <SidePanels id={id} detail={detail} />
      </div>
    </>
  );
}
