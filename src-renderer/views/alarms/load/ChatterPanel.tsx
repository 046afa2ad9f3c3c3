import type { AlarmLoad } from '../../../../src-shared/domain/alarm/load.ts';
import { alarmTypeLabel } from '../../../text/labels.ts';
import { ChatterAdvice } from '../ChatterAdvice.tsx';
import { useStationNames } from '../../../live/station-names.ts';
import { useText } from '../../../text/use-text.ts';

/** The fastest are told of; who has mended these has the next ones here. */
const SHOWN_MAX = 10;

/** What comes and goes faster than anybody can answer, and what would have calmed it. */
export function ChatterPanel({ load: { chattering } }: { readonly load: AlarmLoad }) {
  const { t } = useText();
  const nameOf = useStationNames();
  if (chattering.length === 0) return null;
  return (
    <section className="panel load-chatter">
      <h2>{t('alarmLoad.chattering')}</h2>
      <ul>
        {chattering.slice(0, SHOWN_MAX).map((one) => (
          <li key={`${one.station}/${one.alarm}`}>
            <p>
              <b>{alarmTypeLabel(one.type, t)}</b> · {nameOf(one.station)}{' '}
              {t('alarmLoad.times', { n: one.count })}
            </p>
            <ChatterAdvice chatter={one} count={one.count} type={one.type} rule={one.rule} />
          </li>
        ))}
      </ul>
    </section>
  );
}
