import type { AlarmLoad } from '../../../../src-shared/domain/alarm/load.ts';
import { stationHref } from '../../../app/route.ts';
import { alarmTypeLabel } from '../../../text/labels.ts';
import { useStationNames } from '../../../live/station-names.ts';
import { formatPercent } from './model.ts';
import { useText } from '../../../text/use-text.ts';

/** The ten that ring most often: seldom is more gained by less. */
export function WorstPanel({ load }: { readonly load: AlarmLoad }) {
  const { t } = useText();
  const nameOf = useStationNames();
  const together = load.worst.reduce((sum, { share }) => sum + share, 0);
  const most = load.worst[0]?.count ?? 1;
  const chatterOf = ({ station, alarm }: { readonly station: string; readonly alarm: string }) =>
    load.chattering.find((one) => one.station === station && one.alarm === alarm);
  return (
    <section className="panel load-worst">
      <h2>
        {t('alarmLoad.worst')}
        <small>{t('alarmLoad.worstShare', { percent: formatPercent(together) })}</small>
      </h2>
      <ol>
        {load.worst.map((one) => {
          const chatter = chatterOf(one);
          return (
            <li key={`${one.station}/${one.alarm}`} data-worst={`${one.station}/${one.alarm}`}>
              <span className="worst-name">
                <a href={stationHref(one.station)}>{nameOf(one.station)}</a> {alarmTypeLabel(one.type, t)}{' '}
                <small>{one.text}</small>
              </span>
              {chatter !== undefined && (
                <span
                  className="load-tag"
                  title={t('alarmLoad.chatterHint', { minute: chatter.mostInMinute, ten: chatter.mostInTen })}
                >
                  {t('alarmLoad.chatters')}
                </span>
              )}
              <span className="figure">{t('alarmLoad.times', { n: one.count })}</span>
              <span className="figure">{t('alarmLoad.share', { percent: formatPercent(one.share) })}</span>
              <span className="share-track">
                <span className="share-bar" style={{ width: `${String((100 * one.count) / most)}%` }} />
              </span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
