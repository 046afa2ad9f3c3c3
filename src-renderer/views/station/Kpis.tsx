import { useTranslation } from 'react-i18next';
import type { StationDetail } from '../../../src-shared/domain/station-view.ts';
import { useStation } from '../../live/hooks.ts';
import { LiveText, type StationText } from '../../live/LiveText.tsx';
import { isOvercrowded } from '../../live/severity.ts';
import { formatInteger, formatKilowatts, formatKwh, formatThousands, UNKNOWN } from '../../text/format.ts';

/** What an offline station has now is not known. */
const inside: StationText = (s) => (s.state === 'offline' ? UNKNOWN : formatInteger(s.inside));
const power: StationText = (s) => (s.state === 'offline' ? UNKNOWN : formatKilowatts(s.powerW));
const visits: StationText = (s) => formatThousands(s.visitsToday);
const energy: StationText = (s) => formatKwh(s.energyTodayKwh);
const drift: StationText = (s) =>
  s.drift === null ? UNKNOWN : s.drift > 0 ? `+${String(s.drift)}` : String(s.drift);

interface KpisProps {
  readonly id: string;
  readonly detail: StationDetail | null;
}

/** The five figures that matter, large. */
export function Kpis({ id, detail }: KpisProps) {
  const { t } = useTranslation();
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
          <LiveText className="kpi" data-field="inside" station={id} text={inside} />
          {capacity !== null && ` / ${String(capacity)}`}
        </dd>
      </div>
      <div className="panel">
        <dt>{t('station.visits')}</dt>
        <dd>
          <LiveText className="kpi" data-field="entries" station={id} text={visits} /> {totals}
        </dd>
      </div>
      <div className="panel">
        <dt>{t('station.powerNow')}</dt>
        <dd>
          <LiveText className="kpi" data-field="power" station={id} text={power} /> kW
        </dd>
      </div>
      <div className="panel">
        <dt>{t('station.energyToday')}</dt>
        <dd>
          <LiveText className="kpi" station={id} text={energy} /> kWh
        </dd>
      </div>
      <div className="panel" title={t('station.driftHint')}>
        <dt>{t('station.drift')}</dt>
        <dd>
          <LiveText className="kpi" station={id} text={drift} /> {!counted && t('station.driftNone')}
        </dd>
      </div>
    </dl>
  );
}
