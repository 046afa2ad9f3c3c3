import { useMemo } from 'react';
import { usePlaced } from './hooks.ts';
import { placeName, stationName } from '../text/labels.ts';
import { useText } from '../text/use-text.ts';

/** The name of a station by its id; the id where it is not known, or not any more. */
export function useStationNames(): (id: string) => string {
  const { t, language } = useText();
  const stations = usePlaced();
  return useMemo(() => {
    const names = new Map(stations.map((station) => [station.id, stationName(station, language)]));
    return (id) => names.get(id) ?? placeName(id, undefined, language, t);
  }, [stations, language, t]);
}
