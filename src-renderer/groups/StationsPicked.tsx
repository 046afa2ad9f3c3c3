import { useMemo } from 'react';
import { groupChoice, withGroupsOpened } from '../../src-shared/domain/station-group.ts';
import { Picked } from '../components/Picked.tsx';
import { usePlaced } from '../live/hooks.ts';
import { stationName } from '../text/labels.ts';
import { useText } from '../text/use-text.ts';
import { useStationGroups } from './use-station-groups.ts';

interface StationsPickedProps {
  readonly className: string;
  readonly label: string;
  readonly all: string;
  readonly value: 'all' | readonly string[];
  readonly onChange: (stations: readonly string[]) => void;
  readonly maxCount?: number;
  /** Where groups are made, none is chosen. */
  readonly withoutGroups?: boolean;
}

/** Some stations. A group that is chosen puts its stations in: what was chosen stays what it was when the group changes. */
export function StationsPicked({ onChange, withoutGroups = false, ...props }: StationsPickedProps) {
  const { t, language } = useText();
  const stations = usePlaced();
  const groups = useStationGroups();
  const options = useMemo(() => {
    const each = stations.map((station) => ({ value: station.id, label: stationName(station, language) }));
    if (withoutGroups || groups.length === 0) return each;
    const named = groups.map((group) => ({
      value: groupChoice(group),
      label: t('settings.groups.choice', { name: group.name, n: group.stations.length }),
    }));
    return [
      { label: t('settings.groups.title'), options: named },
      { label: t('settings.groups.single'), options: each },
    ];
  }, [stations, groups, withoutGroups, language, t]);
  return (
    <Picked
      {...props}
      options={options}
      onChange={(chosen) => onChange(withGroupsOpened(chosen, groups).slice(0, props.maxCount))}
    />
  );
}
