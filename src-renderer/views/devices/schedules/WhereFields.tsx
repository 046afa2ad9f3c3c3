import { useMemo } from 'react';
import {
  picks,
  type LightSchedule,
  type LitStation,
} from '../../../../src-shared/domain/schedule/schedule.ts';
import { Picked } from '../../../components/Picked.tsx';
import { StationsPicked } from '../../../groups/StationsPicked.tsx';
import { useText } from '../../../text/use-text.ts';

interface WhereFieldsProps {
  readonly schedule: LightSchedule;
  readonly stations: readonly LitStation[];
  readonly onChange: (schedule: LightSchedule) => void;
}

/** At which stations, and which of their lights; nothing chosen: all. */
export function WhereFields({ schedule, stations, onChange }: WhereFieldsProps) {
  const { t } = useText();
  const lights = useMemo(() => {
    const there = stations.filter(({ station }) => picks(schedule.stations, station));
    // Stations are furnished alike: the same id mostly has the same name.
    const byId = new Map(there.flatMap((each) => each.lights.map(({ device, name }) => [device, name])));
    return [...byId]
      .map(([value, name]) => ({ value, label: name === null ? value : `${name} ${value}` }))
      .sort((a, b) => (a.value < b.value ? -1 : 1));
  }, [stations, schedule.stations]);
  return (
    <span className="schedules-where">
      <StationsPicked
        className="schedules-wide"
        label={t('schedules.stations')}
        all={t('schedules.allStations')}
        value={schedule.stations}
        onChange={(picked) => onChange({ ...schedule, stations: orAll(picked) })}
      />
      <Picked
        className="schedules-wide"
        label={t('schedules.lights')}
        all={t('schedules.allLights')}
        value={schedule.lights}
        options={lights}
        onChange={(picked) => onChange({ ...schedule, lights: orAll(picked) })}
      />
    </span>
  );
}

const orAll = (picked: readonly string[]): LightSchedule['stations'] =>
  picked.length === 0 ? 'all' : picked;
