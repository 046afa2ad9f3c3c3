import { OccupancyLine } from '../../charts/OccupancyLine.tsx';
import { useText } from '../../text/use-text.ts';

/** People inside over the day, where few stations leave room for it. */
export default function TileDay({ id }: { readonly id: string }) {
  const { t } = useText();
  return (
    <div className="tile-day">
      {t('overview.dayTitle')}
      <OccupancyLine id={id} label={t('overview.dayTitle')} />
    </div>
  );
}
