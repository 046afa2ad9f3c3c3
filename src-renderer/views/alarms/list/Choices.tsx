import { Select } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { AlarmView } from '../../../../src-shared/domain/alarm/alarm-view.ts';
import type { Priority } from '../../../../src-shared/domain/event.ts';
import { PRIORITIES } from '../../../live/alarm-order.ts';
import { usePlaced } from '../../../live/hooks.ts';
import { alarmTypeLabel, stationName } from '../../../text/labels.ts';
import type { AlarmFilter } from './filter.ts';

interface ChoicesProps {
  readonly filter: AlarmFilter;
  readonly onChange: (part: Partial<AlarmFilter>) => void;
  readonly alarms: readonly AlarmView[];
}

/** One priority, one station, one type; each may be left open. */
export function Choices({ filter, onChange, alarms }: ChoicesProps) {
  const { t, i18n } = useTranslation();
  const stations = usePlaced();
  const types = useMemo(() => [...new Set(alarms.map(({ type }) => type))].sort(), [alarms]);
  const stationOptions = useMemo(
    () => stations.map((station) => ({ value: station.id, label: stationName(station, i18n.language) })),
    [stations, i18n.language],
  );
  return (
    <>
      <Select<Priority>
        className="alarm-choice"
        aria-label={t('alarms.allPriorities')}
        placeholder={t('alarms.allPriorities')}
        allowClear
        value={filter.priority}
        options={PRIORITIES.map((priority) => ({ value: priority, label: t(`words.priority.${priority}`) }))}
        onChange={(priority: Priority | undefined) => onChange({ priority: priority ?? null })}
      />
      <Select<string>
        className="alarm-choice"
        aria-label={t('alarms.allStations')}
        placeholder={t('alarms.allStations')}
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        value={filter.station}
        options={stationOptions}
        onChange={(station: string | undefined) => onChange({ station: station ?? null })}
      />
      <Select<string>
        className="alarm-choice"
        aria-label={t('alarms.allTypes')}
        placeholder={t('alarms.allTypes')}
        allowClear
        value={filter.type}
        options={types.map((type) => ({ value: type, label: alarmTypeLabel(type, t) }))}
        onChange={(type: string | undefined) => onChange({ type: type ?? null })}
      />
    </>
  );
}
