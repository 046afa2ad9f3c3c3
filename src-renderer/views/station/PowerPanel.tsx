import { Empty, Spin } from 'antd';
import { useMemo, useState } from 'react';
import type { MeterView } from '../../../src-shared/domain/station-view.ts';
import { useStation } from '../../live/hooks.ts';
import { formatKilowatts, formatKwh } from '../../text/format.ts';
import { DayLine } from '../../charts/DayLine.tsx';
import { meterBars } from './model.ts';
import { useText } from '../../text/use-text.ts';

interface PowerPanelProps {
  readonly id: string;
  /** Null: not yet known. */
  readonly meters: readonly MeterView[] | null;
}

/** Power and energy by meter; the chosen one's last 24 hours below. */
export function PowerPanel({ id, meters }: PowerPanelProps) {
  const { t } = useText();
  const bars = useMemo(() => (meters === null ? null : meterBars(meters)), [meters]);
  const [chosen, setChosen] = useState<string | null>(null);
  const charted = bars?.find(({ meter }) => meter === chosen) ?? bars?.[0];
  return (
    <section className="panel station-power">
      <h2>{t('station.power')}</h2>
      {bars === null && <Spin className="panel-wait" />}
      {bars?.length === 0 && (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('station.noMeters')} />
      )}
      <ul className="meters">
        {bars?.map((bar) => (
          <li key={bar.meter}>
            <button
              type="button"
              className="meter"
              aria-pressed={bar.meter === charted?.meter}
              title={t('station.showLine')}
              onClick={() => setChosen(bar.meter)}
            >
              <span className="meter-name">{bar.name ?? bar.meter}</span>
              <span className="meter-track">
                <span className="meter-bar" style={{ width: `${String(bar.share * 100)}%` }} />
              </span>
              <span className="figure">{formatKilowatts(bar.powerW)} kW</span>
              <span className="figure meter-today">
                {t('station.today', { kwh: formatKwh(bar.energyTodayKwh) })}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {charted !== undefined && (
        <MeterLine id={id} meter={charted.meter} name={charted.name ?? charted.meter} />
      )}
    </section>
  );
}

interface MeterLineProps {
  readonly id: string;
  readonly meter: string;
  readonly name: string;
}

function MeterLine({ id, meter, name }: MeterLineProps) {
  const { t } = useText();
  const zone = useStation(id, (s) => s?.timezone ?? 'Asia/Shanghai');
  const label = t('station.meterLine', { meter: name });
  return (
    <>
      <h3 className="meter-line">{label} (W)</h3>
      <DayLine
        key={meter}
        station={id}
        signal={`power/${meter}/w`}
        value="mean"
        label={label}
        zone={zone}
        live={null}
        limit={null}
        stepped={false}
      />
    </>
  );
}
