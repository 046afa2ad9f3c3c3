import { OccupancyLine } from '../../charts/OccupancyLine.tsx';
import { useText } from '../../text/use-text.ts';

/** People inside over the last 24 hours, against the station's capacity. */
export function OccupancyPanel({ id }: { readonly id: string }) {
  const { t } = useText();
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
