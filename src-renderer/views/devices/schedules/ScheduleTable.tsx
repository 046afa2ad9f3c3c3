import { DeleteOutlined } from '@ant-design/icons';
import { Button, Checkbox, Select, Switch, Table, type TableProps } from 'antd';
import { useMemo } from 'react';
import type { LightSchedule, LitStation } from '../../../../src-shared/domain/schedule/schedule.ts';
import type { Place } from '../../../../src-shared/domain/schedule/sun.ts';
import type { Translate } from '../../../text/i18n.ts';
import { MomentFields } from './MomentFields.tsx';
import { DAY_NAMES, DAYS } from './new-schedule.ts';
import { NextRun } from './NextRun.tsx';
import { WhereFields } from './WhereFields.tsx';
import { useText } from '../../../text/use-text.ts';

interface ScheduleTableProps {
  readonly schedules: readonly LightSchedule[];
  readonly stations: readonly LitStation[];
  /** Where a station is that did not tell. */
  readonly place: Place;
  readonly onChange: (schedule: LightSchedule) => void;
  readonly onRemove: (id: string) => void;
}

/** One line a switching, each edited where it stands, with when it comes next. */
export function ScheduleTable(props: ScheduleTableProps) {
  const { schedules } = props;
  const { t } = useText();
  const columns = columnsOf(t, props);
  return (
    <Table<LightSchedule>
      className="schedule-table"
      size="small"
      rowKey="id"
      pagination={false}
      columns={columns}
      dataSource={[...schedules]}
      locale={{ emptyText: t('schedules.empty') }}
      onRow={({ id }) => ({ 'data-schedule': id }) as object}
    />
  );
}

type Columns = TableProps<LightSchedule>['columns'] & object;

function columnsOf(t: Translate, { stations, place, onChange, onRemove }: ScheduleTableProps): Columns {
  return [
    {
      title: t('schedules.enabled'),
      key: 'enabled',
      width: 80,
      render: (_, schedule) => (
        <Switch
          aria-label={t('schedules.enabled')}
          checked={schedule.enabled}
          onChange={(enabled) => onChange({ ...schedule, enabled })}
        />
      ),
    },
    {
      title: t('schedules.action'),
      key: 'action',
      width: 120,
      render: (_, schedule) => (
        <Select<'on' | 'off'>
          className="schedules-wide"
          aria-label={t('schedules.action')}
          value={schedule.action}
          options={(['on', 'off'] as const).map((value) => ({
            value,
            label: t(`schedules.actions.${value}`),
          }))}
          onChange={(action) => onChange({ ...schedule, action })}
        />
      ),
    },
    {
      title: t('schedules.at'),
      key: 'at',
      width: 240,
      render: (_, schedule) => <MomentFields schedule={schedule} onChange={onChange} />,
    },
    {
      title: t('schedules.days'),
      key: 'days',
      width: 280,
      render: (_, schedule) => <Days schedule={schedule} onChange={onChange} />,
    },
    {
      title: t('schedules.where'),
      key: 'where',
      render: (_, schedule) => <WhereFields schedule={schedule} stations={stations} onChange={onChange} />,
    },
    {
      title: t('schedules.next'),
      key: 'next',
      width: 200,
      render: (_, schedule) => <NextRun schedule={schedule} stations={stations} place={place} />,
    },
    {
      title: <span className="unseen">{t('schedules.remove')}</span>,
      key: 'remove',
      width: 48,
      render: (_, { id }) => (
        <Button
          type="text"
          icon={<DeleteOutlined />}
          aria-label={t('schedules.remove')}
          title={t('schedules.remove')}
          onClick={() => onRemove(id)}
        />
      ),
    },
  ];
}

interface DaysProps {
  readonly schedule: LightSchedule;
  readonly onChange: (schedule: LightSchedule) => void;
}

function Days({ schedule, onChange }: DaysProps) {
  const { t } = useText();
  const options = useMemo(
    () => DAYS.map((day) => ({ value: day, label: t(`words.times.day.${DAY_NAMES[day]}`) })),
    [t],
  );
  return (
    <>
      <Checkbox.Group<number>
        className="schedules-days"
        aria-label={t('schedules.days')}
        value={[...schedule.days]}
        options={options}
        onChange={(days) => onChange({ ...schedule, days })}
      />
      {schedule.days.length === 0 && (
        <span className="schedules-wrong" role="alert">
          {t('schedules.noDays')}
        </span>
      )}
    </>
  );
}
