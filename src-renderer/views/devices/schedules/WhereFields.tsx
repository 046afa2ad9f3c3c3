import { Select } from 'antd';
import { useMemo } from 'react';
import {
  picks,
  type LightSchedule,
  type LitStation,
} from '../../../../src-shared/domain/schedule/schedule.ts';
import { usePlaced } from '../../../live/hooks.ts';
import { stationName } from '../../../text/labels.ts';
import { useText } from '../../../text/use-text.ts';

interface WhereFieldsProps {
  readonly schedule: LightSchedule;
  readonly stations: readonly LitStation[];
  readonly onChange: (schedule: LightSchedule) => void;
}

/** At which stations, and which of their lights; nothing chosen: all. */
export function WhereFields({ schedule, stations, onChange }: WhereFieldsProps) {
  const { t, language } = useText();
  const placed = usePlaced();
  const names = useMemo(
    () => placed.map((each) => ({ value: each.id, label: stationName(each, language) })),
    [placed, language],
  );
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
      <Picked
        label={t('schedules.stations')}
        all={t('schedules.allStations')}
        value={schedule.stations}
        options={names}
        onChange={(picked) => onChange({ ...schedule, stations: picked })}
      />
      <Picked
        label={t('schedules.lights')}
        all={t('schedules.allLights')}
        value={schedule.lights}
        options={lights}
        onChange={(picked) => onChange({ ...schedule, lights: picked })}
      />
    </span>
  );
}

interface PickedProps {
  readonly label: string;
  readonly all: string;
  readonly value: LightSchedule['stations'];
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (picked: LightSchedule['stations']) => void;
}

function Picked({ label, all, value, options, onChange }: PickedProps) {
  return (
    <Select<string[]>
      mode="multiple"
      className="schedules-wide"
      aria-label={label}
      placeholder={all}
      maxTagCount="responsive"
      showSearch={{ optionFilterProp: 'label' }}
      value={value === 'all' ? [] : [...value]}
      options={[...options]}
      onChange={(picked) => onChange(picked.length === 0 ? 'all' : picked)}
    />
  );
}
