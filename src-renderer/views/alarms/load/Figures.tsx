import type { AlarmLoad } from '../../../../src-shared/domain/alarm/load.ts';
import { figuresOf, type Figure } from './model.ts';
import { VerdictMark } from './VerdictMark.tsx';
import { useText } from '../../../text/use-text.ts';

interface FiguresProps {
  readonly load: AlarmLoad;
  readonly zone: string;
}

/** The figures that matter, each with its benchmark and how it stands against it. */
export function Figures({ load, zone }: FiguresProps) {
  const { t } = useText();
  return (
    <dl className="load-figures" aria-label={t('alarmLoad.figures')}>
      {figuresOf(load, zone, t).map((figure) => (
        <FigureBox key={figure.figure} {...figure} />
      ))}
    </dl>
  );
}

function FigureBox({ figure, label, value, detail, benchmark, verdict }: Figure) {
  const { t } = useText();
  return (
    <div className={`panel load-${verdict ?? 'unjudged'}`} data-figure={figure} data-verdict={verdict ?? ''}>
      <dt>{label}</dt>
      <dd className="load-value">{value}</dd>
      {verdict !== null && (
        <dd className="load-verdict">
          <VerdictMark verdict={verdict} /> {t(`alarmLoad.verdict.${verdict}`)}
        </dd>
      )}
      <dd className="load-detail">{detail}</dd>
      <dd className="load-detail">{benchmark}</dd>
    </div>
  );
}
