import { useTranslation } from 'react-i18next';
import { useStation } from '../../live/hooks.ts';
import { DayLine } from '../../charts/DayLine.tsx';

/** People inside over the last 24 hours, against the station's capacity. */
export function OccupancyPanel({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const zone = useStation(id, (s) => s?.timezone ?? 'Asia/Shanghai');
  const capacity = useStation(id, (s) => s?.capacity ?? null);
  const live = useStation(id, (s) => (s === undefined || s.state === 'offline' ? null : s.inside));
  return (
    <section className="panel station-day">
      <h2>
        {t('station.day')} <small>{t('station.dayHint')}</small>
      </h2>
      <DayLine
        station={id}
        signal="inside"
        value="last"
        label={t('station.day')}
        zone={zone}
        live={live}
        limit={capacity}
        stepped
      />
    </section>
  );
}
