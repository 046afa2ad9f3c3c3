import { useTranslation } from 'react-i18next';
import { OccupancyLine } from '../../charts/OccupancyLine.tsx';

/** People inside over the last 24 hours, against the station's capacity. */
export function OccupancyPanel({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  return (
    <section className="panel station-day">
      <h2>
        {t('station.day')}{' '}
        <small>
          {t('station.dayHint')} · {t('insight.band')}
        </small>
      </h2>
      <OccupancyLine id={id} label={t('station.day')} withUsual />
    </section>
  );
}
