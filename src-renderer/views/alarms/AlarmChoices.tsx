import { useMemo } from 'react';
import type { Priority } from '../../../src-shared/domain/event.ts';
import { Choice } from '../../components/Choice.tsx';
import { PRIORITIES } from '../../live/alarm-order.ts';
import { usePlaced } from '../../live/hooks.ts';
import { alarmTypeLabel, stationName } from '../../text/labels.ts';
import { useText } from '../../text/use-text.ts';

interface Chosen {
  readonly priority: Priority | null;
  readonly station: string | null;
  readonly type: string | null;
}

interface AlarmChoicesProps {
  readonly filter: Chosen;
  readonly types: readonly string[];
  readonly onChange: (part: Partial<Chosen>) => void;
}

/** One priority, one station, one type; each may be left open. */
export function AlarmChoices({ filter, types, onChange }: AlarmChoicesProps) {
  const { t, language } = useText();
  const stations = usePlaced();
  const stationOptions = useMemo(
    () => stations.map((station) => ({ value: station.id, label: stationName(station, language) })),
    [stations, language],
  );
  return (
    <>
      <Choice<Priority>
        className="alarm-choice"
        label={t('alarms.allPriorities')}
        value={filter.priority}
        options={PRIORITIES.map((priority) => ({ value: priority, label: t(`words.priority.${priority}`) }))}
        onChange={(priority) => onChange({ priority })}
      />
      <Choice
        className="alarm-choice"
        label={t('alarms.allStations')}
        isSearched
        value={filter.station}
        options={stationOptions}
        onChange={(station) => onChange({ station })}
      />
      <Choice
        className="alarm-choice"
        label={t('alarms.allTypes')}
        value={filter.type}
        options={types.map((type) => ({ value: type, label: alarmTypeLabel(type, t) }))}
        onChange={(type) => onChange({ type })}
      />
    </>
  );
}
