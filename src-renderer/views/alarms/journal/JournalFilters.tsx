import { Input } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { AlarmFilter } from '../../../history/read-alarms.ts';
import { AlarmChoices } from '../AlarmChoices.tsx';
import { ALARM_TYPES, NO_FILTER } from './model.ts';
import { useText } from '../../../text/use-text.ts';

interface FiltersProps {
  readonly filter: AlarmFilter;
  readonly onFilter: (filter: AlarmFilter) => void;
}

/** A word is typed in less; each letter would go through the journal anew. */
const TYPING_MS = 300;

export function JournalFilters({ filter, onFilter }: FiltersProps) {
  const change = (part: Partial<AlarmFilter>): void => onFilter(orNone({ ...filter, ...part }));
  return (
    <>
      <AlarmChoices filter={filter} types={ALARM_TYPES} onChange={change} />
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
  const { t } = useText();
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
