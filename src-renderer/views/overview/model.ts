import { isInGroup, type StationGroup } from '../../../src-shared/domain/station-group.ts';
import type { Connectivity, StationSummary } from '../../../src-shared/domain/station-view.ts';
import { severityOf, severityRank } from '../../live/severity.ts';
import { stationName } from '../../text/labels.ts';

export type Mode = 'tiles' | 'table';

/** Beyond this number a wall of tiles is no longer seen at a glance. */
const TILES_UP_TO = 60;

export const modeFor = (count: number, chosen: Mode | null): Mode =>
  chosen ?? (count <= TILES_UP_TO ? 'tiles' : 'table');

export interface Filter {
  readonly search: string;
  /** Null: all of them. */
  readonly district: string | null;
  /** Of a group. */
  readonly group: string | null;
  readonly state: Connectivity | null;
}

export const NO_FILTER: Filter = { search: '', district: null, group: null, state: null };

/** Ids of the stations that pass the filter: worst class first, by name within a class, so that none jumps. */
export function arrange(
  stations: readonly StationSummary[],
  filter: Filter,
  language: string,
  groups: readonly StationGroup[],
): readonly string[] {
  const collator = new Intl.Collator(language, { numeric: true });
  return stations
    .filter((station) => passes(station, filter) && isInGroup(station.id, filter.group, groups))
    .map((station) => ({
      id: station.id,
      rank: severityRank(severityOf(station)),
      name: stationName(station, language),
    }))
    .sort((a, b) => a.rank - b.rank || collator.compare(a.name, b.name) || collator.compare(a.id, b.id))
    .map(({ id }) => id);
}

function passes(station: StationSummary, { search, district, state }: Filter): boolean {
  if (district !== null && station.district !== district) return false;
  if (state !== null && station.state !== state) return false;
  const wanted = search.trim().toLowerCase();
  if (wanted === '') return true;
  return [station.id, station.name, station.nameEn, station.district].some(
    (text) => text?.toLowerCase().includes(wanted) === true,
  );
}

/** The districts that stations name, in order. */
export function districtsOf(stations: readonly StationSummary[], language: string): readonly string[] {
  const districts = new Set(stations.flatMap(({ district }) => district ?? []));
  return [...districts].sort(new Intl.Collator(language).compare);
}
