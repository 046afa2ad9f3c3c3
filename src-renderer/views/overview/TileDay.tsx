import { useTranslation } from 'react-i18next';
import { OccupancyLine } from '../../charts/OccupancyLine.tsx';

/** People inside over the day, where few stations leave room for it. */
export default function TileDay({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  return (
    <div className="tile-day">
      {t('overview.dayTitle')}
      <OccupancyLine id={id} label={t('overview.dayTitle')} />
    </div>
  );
}
