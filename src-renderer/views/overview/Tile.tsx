import { BellOutlined } from '@ant-design/icons';
import { memo } from 'react';
import { deferred } from '../../components/deferred.ts';
import { TileUsual } from '../../insight/UsualVisits.tsx';
import { useStation } from '../../live/hooks.ts';
import { LiveText } from '../../live/LiveText.tsx';
import { severityOf } from '../../live/severity.ts';
import { stationName } from '../../text/labels.ts';
import { Condition } from './Condition.tsx';
import * as fields from './fields.ts';
import { LiveSpark } from './LiveSpark.tsx';
import { usePlace } from './place.ts';
import { useText } from '../../text/use-text.ts';

// Charts come after the picture is live.
const TileDay = deferred(() => import('./TileDay.tsx'));

interface TileProps {
  readonly id: string;
  /** The one tile that the tabulator key reaches; arrows lead on from it. */
  readonly reachable: boolean;
  /** Whether there is room for the last 24 hours. */
  readonly withDay: boolean;
}

/** One station at a glance. Renders again only when its name, state or class changes; its figures write themselves. */
export const Tile = memo(function Tile({ id, reachable, withDay }: TileProps) {
  const { t, language } = useText();
  const place = usePlace();
  const name = useStation(id, (s) => (s === undefined ? id : stationName(s, language)));
  const state = useStation(id, (s) => s?.state ?? 'unknown');
  const severity = useStation(id, (s) => (s === undefined ? 'unknown' : severityOf(s)));
  const hasAlarms = useStation(id, (s) => (s?.activeAlarms ?? 0) > 0);
  return (
    <li
      className={withDay ? `tile tile-${severity} with-day` : `tile tile-${severity}`}
      {...place.handle(id)}
      data-state={state}
    >
      <div className="tile-head">
        <a className="tile-name" href={place.hrefOf(id)} tabIndex={reachable ? 0 : -1} title={name}>
          {name}
        </a>
        <Condition station={id} />
      </div>
      <div className="tile-body">
        <div className="tile-people">
          <span className="tile-inside">
            <LiveText className="tile-number" data-field="inside" station={id} field={fields.inside} />
            <LiveText className="tile-of" station={id} field={fields.capacity} />
          </span>
          <span className="tile-visits">
            {t('overview.visits')} <LiveText data-field="entries" station={id} field={fields.entries} />{' '}
            <TileUsual station={id} />
          </span>
        </div>
        <LiveSpark station={id} />
        <LiveText className="tile-last" station={id} field={fields.lastKnown} />
      </div>
      {withDay && <TileDay id={id} />}
      <div className="tile-foot">
        <div className="tile-states">
          <span>
            {t('overview.door')} <LiveText data-field="door" station={id} field={fields.door} />
          </span>
          <span>
            {t('overview.lights')} <LiveText data-field="lights" station={id} field={fields.lights} />
          </span>
          <span className={hasAlarms ? 'tile-alarms some' : 'tile-alarms'} title={t('overview.alarmsShort')}>
            <BellOutlined aria-label={t('overview.alarmsShort')} />{' '}
            <LiveText data-field="alarms" station={id} field={fields.alarms} />
          </span>
        </div>
        <div className="tile-figures">
          <span className="tile-energy">
            <LiveText station={id} field={fields.energy} /> kWh
          </span>
          <span className="tile-power">
            <LiveText data-field="power" station={id} field={fields.power} /> kW
          </span>
          <span className="tile-age">
            <LiveText data-field="age" station={id} field={fields.age} />{' '}
            <LiveText className="tile-origin" station={id} field={fields.origin} />
          </span>
        </div>
      </div>
    </li>
  );
});
