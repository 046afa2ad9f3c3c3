import type { StationGroup } from '../../src-shared/domain/station-group.ts';
import { watched, type Watched } from '../app/watched.ts';
import type { PortClient } from '../link/port.ts';

export interface StationGroups extends Watched<readonly StationGroup[]> {
  /** Asks main: another window may have changed them. What was known stays where it does not answer. */
  readonly refresh: () => void;
}

export function followStationGroups(client: Pick<PortClient, 'settings'>): StationGroups {
  const groups = watched<readonly StationGroup[]>([]);
  const refresh = (): void => {
    client.settings.get().then(
      ({ stationGroups }) => groups.set(stationGroups),
      () => undefined,
    );
  };
  refresh();
  return { ...groups, refresh };
}
