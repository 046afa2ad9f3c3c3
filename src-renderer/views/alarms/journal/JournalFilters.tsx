import { Input, Select } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Priority } from '../../../../src-shared/domain/event.ts';
import type { AlarmFilter } from '../../../history/read-alarms.ts';
import { PRIORITIES } from '../../../live/alarm-order.ts';
import { usePlaced } from '../../../live/hooks.ts';
import { alarmTypeLabel, stationName } from '../../../text/labels.ts';
import { ALARM_TYPES, NO_FILTER } from './model.ts';

interface FiltersProps {
  readonly filter: AlarmFilter;
  readonly onFilter: (filter: AlarmFilter) => void;
}

/** A word is typed in less; each letter would go through the journal anew. */
const TYPING_MS = 300;

export function JournalFilters({ filter, onFilter }: FiltersProps) {
  const { t, i18n } = useTranslation();
  const stations = usePlaced();
  const change = (part: Partial<AlarmFilter>): void => onFilter(orNone({ ...filter, ...part }));
  return (
    <>
      <Select<string>
        className="journal-station"
        aria-label={t('alarmJournal.allStations')}
        placeholder={t('alarmJournal.allStations')}
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        value={filter.station}
        options={stations.map((station) => ({
          value: station.id,
          label: stationName(station, i18n.language),
        }))}
        onChange={(station: string | undefined) => change({ station: station ?? null })}
      />
      <Select<Priority>
        className="journal-choice"
        aria-label={t('alarmJournal.allPriorities')}
        placeholder={t('alarmJournal.allPriorities')}
        allowClear
        value={filter.priority}
        options={PRIORITIES.map((priority) => ({ value: priority, label: t(`words.priority.${priority}`) }))}
        onChange={(priority: Priority | undefined) => change({ priority: priority ?? null })}
      />
      <Select<string>
        className="journal-choice"
        aria-label={t('alarmJournal.allTypes')}
        placeholder={t('alarmJournal.allTypes')}
        allowClear
        value={filter.type}
        options={ALARM_TYPES.map((type) => ({ value: type, label: alarmTypeLabel(type, t) }))}
        onChange={(type: string | undefined) => change({ type: type ?? null })}
      />
      <Search
        onText={(text) => {
          if (text !== filter.text) change({ text });
        }}
      />
    </>
  );
}

/** The one object where nothing is asked for: by it the view knows. */
function orNone(filter: AlarmFilter): AlarmFilter {
  const { station, priority, type, text } = filter;
  return station === null && priority === null && type === null && text === '' ? NO_FILTER : filter;
}

/** Asks when the typing rests. */
function Search({ onText }: { readonly onText: (text: string) => void }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const latest = useRef(onText);
  useEffect(() => {
    latest.current = onText;
  });
  useEffect(() => {
    const timer = setTimeout(() => latest.current(typed.trim()), TYPING_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  return (
    <Input
      className="journal-search"
      type="search"
      allowClear
      aria-label={t('alarmJournal.search')}
      placeholder={t('alarmJournal.search')}
      value={typed}
      onChange={({ target }) => setTyped(target.value)}
    />
  );
}
