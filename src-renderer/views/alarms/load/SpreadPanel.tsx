import type { PrioritySpread } from '../../../../src-shared/domain/alarm/load-priorities.ts';
import { BANDS } from './load-text.ts';
import { formatPercent } from './model.ts';
import { useText } from '../../../text/use-text.ts';

/** How many are urgent: where everything is, nothing is. */
export function SpreadPanel({ spread }: { readonly spread: PrioritySpread }) {
  const { t } = useText();
  return (
    <section className="panel load-spread">
      <h2>
        {t('alarmLoad.spread')}
        <small>{t('alarmLoad.spreadHint')}</small>
      </h2>
      <ul>
        {BANDS.map((band) => {
          const { count, share, target } = spread[band];
          return (
            <li key={band}>
              <span>{t(`alarmLoad.band.${band}`)}</span>
              <span className="share-track">
                <span className="share-bar" style={{ width: `${String(100 * (share ?? 0))}%` }} />
                <span className="share-target" style={{ left: `${String(100 * target)}%` }} />
              </span>
              <span className="figure">
                {formatPercent(share)}% ({t('alarmLoad.times', { n: count })})
              </span>
              <span className="figure load-target">
                {t('alarmLoad.target', { percent: formatPercent(target) })}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
