import { busiestHours } from '../../src-shared/domain/insight/usual.ts';
import { useServices } from '../app/services.ts';
import { useWatched } from '../app/watched.ts';
import { useTotal } from '../live/hooks.ts';
import { formatThousands } from '../text/format.ts';
import { usualTotal } from './usual-store.ts';
import { useText } from '../text/use-text.ts';

/** "11–13": hours of the stations' clocks. */
const hoursText = ([from, to]: readonly [number, number]): string => `${String(from)}–${String(to)}`;

/** Beside a station's visits of today: what they usually are by now. Empty while too little is known. */
export function TileUsual({ station }: { readonly station: string }) {
  const { t } = useText();
  const { usual } = useServices();
  const visits = useWatched(usual, ({ byStation }) => byStation.get(station)?.visits ?? null);
  const days = useWatched(usual, ({ byStation }) => byStation.get(station)?.days ?? 0);
  if (visits === null) return null;
  return (
    <span className="tile-usual" data-field="usual" title={t('insight.from', { n: days })}>
      {t('insight.short', { n: formatThousands(visits) })}
    </span>
  );
}

/** A station's usual visits in a sentence, with what they follow from; says so where that is too little. */
export function StationUsualLine({ station }: { readonly station: string }) {
  const { t } = useText();
  const { usual } = useServices();
  const found = useWatched(usual, ({ byStation }) => byStation.get(station));
  const days = found?.days ?? 0;
  if (found?.visits == null)
    return (
      <span data-usual="unknown" title={t('insight.tooFew', { n: days })}>
        {t('insight.unknown')}
      </span>
    );
  const busiest = busiestHours(found.byHour ?? []);
  return (
    <span data-usual={found.visits}>
      {t('insight.byNow', { n: formatThousands(found.visits) })} · {t('insight.from', { n: days })}
      {busiest !== null && ` · ${t('insight.busiest', { hours: hoursText(busiest) })}`}
    </span>
  );
}

/** The same of all stations together. */
export function TotalUsual() {
  const { t } = useText();
  const { usual } = useServices();
  const total = useWatched(usual, (now) => JSON.stringify(usualTotal(now)));
  const hours = useWatched(usual, ({ busiest }) => (busiest === null ? '' : hoursText(busiest)));
  const stations = useTotal((totals) => totals.stations);
  const found = JSON.parse(total) as ReturnType<typeof usualTotal>;
  if (found === null)
    return (
      <span data-total-usual="unknown" title={t('insight.tooFewAll')}>
        {t('insight.unknown')}
      </span>
    );
  return (
    <span data-total-usual={found.visits} title={t('insight.how')}>
      {t('insight.byNow', { n: formatThousands(found.visits) })}
      {found.stations < stations && t('insight.ofStations', { n: found.stations, all: stations })}
      {hours !== '' && ` · ${t('insight.busiest', { hours })}`}
    </span>
  );
}
