import { SearchOutlined } from '@ant-design/icons';
import { Input, Segmented, Select } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { AlarmView } from '../../../../src-shared/domain/alarm/alarm-view.ts';
import type { Priority } from '../../../../src-shared/domain/event.ts';
import { ALARM_SEARCH_FIELD_ID } from '../../../app/keyboard.ts';
import { PRIORITIES } from '../../../live/alarm-order.ts';
import { usePlaced } from '../../../live/hooks.ts';
import { alarmTypeLabel, stationName } from '../../../text/labels.ts';
import { SCOPES, type AlarmFilter, type Scope } from './filter.ts';
import type { Look } from './kept-look.ts';

interface FiltersProps {
  readonly look: Look;
  readonly onLook: (look: Look) => void;
  readonly counts: Readonly<Record<Scope, number>>;
  readonly alarms: readonly AlarmView[];
}

export function Filters({ look, onLook, counts, alarms }: FiltersProps) {
  const { t } = useTranslation();
  const { filter } = look;
  const change = (part: Partial<AlarmFilter>): void => onLook({ ...look, filter: { ...filter, ...part } });
  return (
    <div className="toolbar alarm-filters" role="search">
      <Segmented<Scope>
        aria-label={t('alarms.show')}
        value={filter.scope}
        options={SCOPES.map((scope) => ({
          value: scope,
          label: (
            <>
              {t(`alarms.scope.${scope}`)} <b>{counts[scope]}</b>
            </>
          ),
        }))}
        onChange={(scope) => change({ scope })}
      />
      <Input
        id={ALARM_SEARCH_FIELD_ID}
        className="alarm-search"
        prefix={<SearchOutlined aria-hidden="true" />}
        suffix={<kbd>/</kbd>}
        placeholder={t('alarms.searchHint')}
        aria-label={t('alarms.search')}
        allowClear
        value={filter.search}
        onChange={(event) => change({ search: event.target.value })}
        onKeyDown={(event) => {
          if (event.key === 'Escape') event.currentTarget.blur();
        }}
      />
      <Choices filter={filter} onChange={change} alarms={alarms} />
    </div>
  );
}

interface ChoicesProps {
  readonly filter: AlarmFilter;
  readonly onChange: (part: Partial<AlarmFilter>) => void;
  readonly alarms: readonly AlarmView[];
}

function Choices({ filter, onChange, alarms }: ChoicesProps) {
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
