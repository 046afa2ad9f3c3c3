import { TableOutlined, WarningOutlined } from '@ant-design/icons';
import { Button, Checkbox, Popover } from 'antd';
import { useMemo } from 'react';
import type { AlarmView } from '../../../../src-shared/domain/alarm/alarm-view.ts';
import { Choice } from '../../../components/Choice.tsx';
import { useStationGroups } from '../../../groups/use-station-groups.ts';
import { AlarmChoices } from '../AlarmChoices.tsx';
import { BulkAcknowledge } from './BulkAcknowledge.tsx';
import { OPTIONAL, type Optional } from './columns.ts';
import { NO_FILTER } from './filter.ts';
import type { Look } from './kept-look.ts';
import { TakeOut } from './TakeOut.tsx';
import { useText } from '../../../text/use-text.ts';

interface ListToolsProps {
  readonly look: Look;
  readonly onLook: (look: Look) => void;
  readonly shown: readonly AlarmView[];
  readonly alarms: readonly AlarmView[];
  /** Unacknowledged alarms that the filter does not show. */
  readonly hidden: number;
  readonly nameOf: (station: string) => string;
  readonly onClear: () => void;
}

/** How many are shown, and what can be done with all of them. */
export function ListTools({ look, onLook, shown, alarms, hidden, nameOf, onClear }: ListToolsProps) {
  const { t } = useText();
  const groups = useStationGroups();
  const types = useMemo(() => [...new Set(alarms.map(({ type }) => type))].sort(), [alarms]);
  const isFiltered = JSON.stringify(look.filter) !== JSON.stringify(NO_FILTER);
  return (
    <div className="toolbar alarm-tools">
      <span className="alarm-count" role="status">
        {t('alarms.count', { shown: shown.length, total: alarms.length })}
      </span>
      {(groups.length > 0 || look.filter.group !== null) && (
        <Choice
          className="alarm-choice"
          label={t('settings.groups.all')}
          value={look.filter.group}
          options={groups.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(group) => onLook({ ...look, filter: { ...look.filter, group } })}
        />
      )}
      <AlarmChoices
        filter={look.filter}
        types={types}
        onChange={(part) => onLook({ ...look, filter: { ...look.filter, ...part } })}
      />
      {hidden > 0 && (
        <b className="alarm-hidden" role="status">
          <WarningOutlined aria-hidden="true" /> {t('alarms.hidden', { n: hidden })}
        </b>
      )}
      {isFiltered && (
        <Button size="small" onClick={onClear}>
          {t('alarms.clear')}
        </Button>
      )}
      <span className="alarm-gap" />
      <Popover
        trigger="click"
        placement="bottom"
        content={<ColumnChoice columns={look.columns} onChange={(columns) => onLook({ ...look, columns })} />}
      >
        <Button
          icon={<TableOutlined />}
          title={t('alarms.columnsHint')}
          aria-label={t('alarms.columnsHint')}
        />
      </Popover>
      <TakeOut shown={shown} nameOf={nameOf} />
      <BulkAcknowledge shown={shown} />
    </div>
  );
}

interface ColumnChoiceProps {
  readonly columns: readonly Optional[];
  readonly onChange: (columns: readonly Optional[]) => void;
}

function ColumnChoice({ columns, onChange }: ColumnChoiceProps) {
  const { t } = useText();
  return (
    <Checkbox.Group<Optional>
      className="alarm-columns"
      value={[...columns]}
      options={OPTIONAL.map((column) => ({ value: column, label: t(`alarms.column.${column}`) }))}
      onChange={onChange}
    />
  );
}
