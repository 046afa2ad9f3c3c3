/** Stations under one name, as people at this console speak of them: a line, a contract, a night round. */
export interface StationGroup {
  readonly id: string;
  readonly name: string;
  /** A station may be in several groups, and in one before it was ever heard of. */
  readonly stations: readonly string[];
}

/** No station's id begins with it. */
const MARK = '+';

/** A group among stations that are to be chosen from. */
export const groupChoice = ({ id }: Pick<StationGroup, 'id'>): string => `${MARK}${id}`;

const isGroupChoice = (choice: string): boolean => choice.startsWith(MARK);

const groupIdIn = (choice: string): string => choice.slice(MARK.length);

/** Stations in the place of the groups among what was chosen, each once; a group that is gone has none. */
export function withGroupsOpened(
  chosen: readonly string[],
  groups: readonly StationGroup[],
): readonly string[] {
  const stationsOf = (choice: string): readonly string[] =>
    isGroupChoice(choice) ? (groups.find(({ id }) => id === groupIdIn(choice))?.stations ?? []) : [choice];
  return [...new Set(chosen.flatMap(stationsOf))];
}

/** Whether the station is in the group of that id; null: any station is. Nothing is in a group that is gone. */
export function isInGroup(station: string, id: string | null, groups: readonly StationGroup[]): boolean {
  return id === null || groups.some((group) => group.id === id && group.stations.includes(station));
}
