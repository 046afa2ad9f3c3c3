import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { usePlaced } from '../../live/hooks.ts';
import { stationName } from '../../text/labels.ts';

/** The name of a station by its id; the id where it is not known, or not any more. */
export function useStationNames(): (id: string) => string {
  const { i18n } = useTranslation();
  const stations = usePlaced();
  return useMemo(() => {
    const names = new Map(stations.map((station) => [station.id, stationName(station, i18n.language)]));
    return (id) => names.get(id) ?? id;
  }, [stations, i18n.language]);
}
