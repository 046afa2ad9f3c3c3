import { useTranslation } from 'react-i18next';
import { DayLine } from '../../charts/DayLine.tsx';
import { useStation } from '../../live/hooks.ts';

/** People inside over the last 24 hours, where few stations leave room for it. */
export default function TileDay({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const zone = useStation(id, (s) => s?.timezone ?? 'Asia/Shanghai');
  const capacity = useStation(id, (s) => s?.capacity ?? null);
  const live = useStation(id, (s) => (s === undefined || s.state === 'offline' ? null : s.inside));
  return (
    <div className="tile-day">
      {t('overview.dayTitle')}
      <DayLine
        station={id}
        signal="inside"
        value="last"
        label={t('overview.dayTitle')}
        zone={zone}
        live={live}
        limit={capacity}
        stepped
      />
    </div>
  );
}
