import { useEffect } from 'react';
import type { StationGroup } from '../../src-shared/domain/station-group.ts';
import { useServices } from '../app/services.ts';
import { useWatched } from '../app/watched.ts';

/** The groups of stations as main has them when the view opens. */
export function useStationGroups(): readonly StationGroup[] {
  const { stationGroups } = useServices();
  useEffect(() => stationGroups.refresh(), [stationGroups]);
  return useWatched(stationGroups, (groups) => groups);
}
