import { Empty, Segmented, Select } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Priority } from '../../../src-shared/domain/event.ts';
import { PRIORITIES } from '../../live/alarm-order.ts';
import { useAlarms, usePlaced } from '../../live/hooks.ts';
import { stationName } from '../../text/labels.ts';
import { AlarmTable } from './AlarmTable.tsx';
import { ALL_ALARMS, pageOf, type AlarmFilter } from './model.ts';
import './alarms.css';

/** A flood of alarms may not hold up the rest of the picture: nobody reads a list that changes faster. */
const LIST_PERIOD_MS = 500;

/** What the stations report, worst first. */
export default function Alarms() {
  const { t } = useTranslation();
  const alarms = useAlarms(LIST_PERIOD_MS);
  const [filter, setFilter] = useState(ALL_ALARMS);
  const page = useMemo(() => pageOf(alarms, filter), [alarms, filter]);
  return (
    <section className="view alarms" data-view="alarms" aria-label={t('alarms.title')}>
      <Filters filter={filter} onFilter={setFilter} />
      {page.total === 0 ? (
        <Empty
          image={Empty.PRESENTED_IMAGE_SIMPLE}
          description={
            alarms.length === 0 ? `${t('alarms.empty')} · ${t('alarms.emptyText')}` : t('alarms.noMatch')
          }
        />
      ) : (
        <AlarmTable rows={page.rows} />
      )}
      {page.total > page.rows.length && (
        <p className="alarms-more">{t('alarms.more', { shown: page.rows.length, total: page.total })}</p>
      )}
    </section>
  );
}

interface FiltersProps {
  readonly filter: AlarmFilter;
  readonly onFilter: (filter: AlarmFilter) => void;
}

function Filters({ filter, onFilter }: FiltersProps) {
  const { t, i18n } = useTranslation();
  const stations = usePlaced();
  return (
    <div className="toolbar" role="search">
      <Segmented<boolean>
        aria-label={t('alarms.show')}
        value={filter.activeOnly}
        options={[
          { value: false, label: t('alarms.all') },
          { value: true, label: t('alarms.active') },
        ]}
        onChange={(activeOnly) => onFilter({ ...filter, activeOnly })}
      />
      <Select<Priority>
        className="alarms-priority"
        aria-label={t('alarms.allPriorities')}
        placeholder={t('alarms.allPriorities')}
        allowClear
        value={filter.priority}
        options={PRIORITIES.map((priority) => ({ value: priority, label: t(`words.priority.${priority}`) }))}
        onChange={(priority: Priority | undefined) => onFilter({ ...filter, priority: priority ?? null })}
      />
      <Select<string>
        className="alarms-station"
        aria-label={t('alarms.allStations')}
        placeholder={t('alarms.allStations')}
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        value={filter.station}
        options={stations.map((station) => ({
          value: station.id,
          label: stationName(station, i18n.language),
        }))}
        onChange={(station: string | undefined) => onFilter({ ...filter, station: station ?? null })}
      />
    </div>
  );
}
