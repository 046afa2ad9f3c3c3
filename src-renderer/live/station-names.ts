import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { usePlaced } from './hooks.ts';
import { placeName, stationName } from '../text/labels.ts';

/** The name of a station by its id; the id where it is not known, or not any more. */
export function useStationNames(): (id: string) => string {
  const { t, i18n } = useTranslation();
  const stations = usePlaced();
  return useMemo(() => {
    const names = new Map(stations.map((station) => [station.id, stationName(station, i18n.language)]));
    return (id) => names.get(id) ?? placeName(id, undefined, i18n.language, t);
  }, [stations, i18n.language, t]);
}
