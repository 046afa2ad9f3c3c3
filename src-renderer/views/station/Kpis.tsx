import type { StationDetail } from '../../../src-shared/domain/station-view.ts';
import { StationUsualLine } from '../../insight/UsualVisits.tsx';
import { useStation } from '../../live/hooks.ts';
import { LiveText, type StationField } from '../../live/LiveText.tsx';
import { isOvercrowded } from '../../live/severity.ts';
import { formatInteger, formatKilowatts, formatKwh, formatThousands, UNKNOWN } from '../../text/format.ts';
import { useText } from '../../text/use-text.ts';

/** What an offline station has now is not known. */
const inside: StationField = {
  of: ['state', 'inside'],
  text: (s) => (s.state === 'offline' ? UNKNOWN : formatInteger(s.inside)),
};
const power: StationField = {
  of: ['state', 'powerW'],
  text: (s) => (s.state === 'offline' ? UNKNOWN : formatKilowatts(s.powerW)),
};
const visits: StationField = { of: ['visitsToday'], text: (s) => formatThousands(s.visitsToday) };
const energy: StationField = { of: ['energyTodayKwh'], text: (s) => formatKwh(s.energyTodayKwh) };
const drift: StationField = {
  of: ['drift'],
  text: ({ drift: n }) => (n === null ? UNKNOWN : n > 0 ? `+${String(n)}` : String(n)),
};

interface KpisProps {
  readonly id: string;
  readonly detail: StationDetail | null;
}

/** The five figures that matter, large. */
export function Kpis({ id, detail }: KpisProps) {
  const { t } = useText();
  const capacity = useStation(id, (s) => s?.capacity ?? null);
  const over = useStation(id, (s) => s !== undefined && isOvercrowded(s));
  const counted = useStation(id, (s) => s?.drift !== null);
  const totals =
    detail === null ? '' : t('station.entries', { entered: detail.enteredTotal, left: detail.leftTotal });
  return (
    <dl className="kpis">
      <div className={over ? 'panel over' : 'panel'}>
        <dt>{t('station.inside')}</dt>
        <dd>
          <LiveText className="kpi" data-field="inside" station={id} field={inside} />
          {capacity !== null && ` / ${String(capacity)}`}
        </dd>
      </div>
      <div className="panel">
        <dt>{t('station.visits')}</dt>
        <dd>
          <LiveText className="kpi" data-field="entries" station={id} field={visits} /> {totals}
          <div className="kpi-usual">
            <StationUsualLine station={id} />
          </div>
        </dd>
      </div>
      <div className="panel">
        <dt>{t('station.powerNow')}</dt>
        <dd>
          <LiveText className="kpi" data-field="power" station={id} field={power} /> kW
        </dd>
      </div>
      <div className="panel">
        <dt>{t('station.energyToday')}</dt>
        <dd>
          <LiveText className="kpi" station={id} field={energy} /> kWh
        </dd>
      </div>
      <div className="panel" title={t('station.driftHint')}>
        <dt>{t('station.drift')}</dt>
        <dd>
          <LiveText className="kpi" station={id} field={drift} /> {!counted && t('station.driftNone')}
        </dd>
      </div>
    </dl>
  );
}
