import { TotalUsual } from '../../insight/UsualVisits.tsx';
import { useTotal } from '../../live/hooks.ts';
import { formatKwh, formatThousands } from '../../text/format.ts';
import { useText } from '../../text/use-text.ts';

/** Sums over all stations, whatever the filter shows. */
export function Totals() {
  const { t } = useText();
  const inside = useTotal((totals) => formatThousands(totals.inside));
  const visits = useTotal((totals) => formatThousands(totals.visitsToday));
  const power = useTotal((totals) => (totals.powerW / 1_000).toFixed(1));
  const energy = useTotal((totals) => formatKwh(totals.energyTodayKwh));
  const online = useTotal((totals) => totals.online);
  const stations = useTotal((totals) => totals.stations);
  return (
    <section className="totals" aria-label={t('overview.totals')}>
      <span>
        <b data-total="inside">{inside}</b> {t('overview.inside')}
      </span>
      <span>
        <b data-total="visits">{visits}</b> {t('overview.visits')} · <TotalUsual />
      </span>
      <span>
        <b data-total="power">{power}</b> {t('overview.power')} · {t('overview.energy', { kwh: energy })}
      </span>
      <span>
        <b data-total="online">{online}</b> / {stations} {t('overview.online')}
      </span>
    </section>
  );
}
