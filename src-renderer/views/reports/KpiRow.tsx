import type { Report } from '../../../src-shared/domain/report/model.ts';
import { cellText } from '../../report/cell-text.ts';
import { availabilityOf, type Cell, type CellKind } from '../../report/tables.ts';
import { useText } from '../../text/use-text.ts';

/** The figures that are asked for first, with what visits were before. */
export function KpiRow({ report: { total, compared } }: { readonly report: Report }) {
  const { t } = useText();
  const responseMin = total.medianResponseMs === null ? null : total.medianResponseMs / 60_000;
  const figures: readonly (readonly [title: string, value: Cell, kind: CellKind])[] = [
    [t('reports.visits'), total.visits, 'integer'],
    [t('reports.before'), compared.before.visits, 'integer'],
    [t('reports.yearBefore'), compared.yearBefore.visits, 'integer'],
    [t('reports.nonFaceShare'), total.nonFaceShare, 'percent'],
    [t('reports.energy'), total.energyKwh, total.energyKwh < 1_000 ? 'decimal' : 'integer'],
    [t('reports.alarms'), total.alarms, 'integer'],
    [t('reports.medianResponse'), responseMin, 'decimal'],
    [t('reports.availability'), availabilityOf(total), 'percent'],
    [t('reports.hoursWithoutData'), total.hoursWithoutData, 'integer'],
  ];
  return (
    <dl className="reports-kpis">
      {figures.map(([title, value, kind]) => (
        <div key={title} className="panel">
          <dt>{title}</dt>
          <dd>{cellText(value, kind)}</dd>
        </div>
      ))}
    </dl>
  );
}
