import { Select } from 'antd';
import type { CommandView } from '../../../src-shared/domain/command/command-view.ts';
import type { CommandAction } from '../../../src-shared/domain/command/order.ts';
import { Choice } from '../../components/Choice.tsx';
import { OUTCOMES, RANGE_NAMES, type LogFilter, type Outcome, type RangeName } from './model.ts';
import { useText } from '../../text/use-text.ts';

interface LogFiltersProps {
  readonly range: RangeName;
  readonly onRange: (range: RangeName) => void;
  readonly filter: LogFilter;
  readonly onFilter: (part: Partial<LogFilter>) => void;
  /** All that could be filtered: what is not among them is not offered. */
  readonly commands: readonly CommandView[];
  readonly stationOf: (station: string) => string;
}

const different = <T extends string>(values: readonly T[]): T[] => [...new Set(values)].sort();

export function LogFilters({ range, onRange, filter, onFilter, commands, stationOf }: LogFiltersProps) {
  const { t } = useText();
  const stations = different(commands.map(({ station }) => station));
  const actions = different(commands.map(({ order }) => order.action));
  const operators = different(commands.flatMap(({ by, second }) => (second === null ? [by] : [by, second])));
  return (
    <>
      <Select<RangeName>
        className="log-choice"
        aria-label={t('commandLog.range')}
        value={range}
        onChange={onRange}
        options={RANGE_NAMES.map((value) => ({ value, label: t(`commandLog.ranges.${value}`) }))}
      />
      <Choice<string>
        className="log-choice"
        label={t('commandLog.allStations')}
        isSearched
        value={filter.station}
        options={stations.map((value) => ({ value, label: stationOf(value) }))}
        onChange={(station) => onFilter({ station })}
      />
      <Choice<CommandAction>
        className="log-choice"
        label={t('commandLog.allActions')}
        value={filter.action}
        options={actions.map((value) => ({ value, label: t(`commands.action.${value}`) }))}
        onChange={(action) => onFilter({ action })}
      />
      <Choice<string>
        className="log-choice"
        label={t('commandLog.allOperators')}
        value={filter.operator}
        options={operators.map((value) => ({ value, label: value }))}
        onChange={(operator) => onFilter({ operator })}
      />
      <Choice<Outcome>
        className="log-choice"
        label={t('commandLog.allOutcomes')}
        value={filter.outcome}
        options={OUTCOMES.map((value) => ({ value, label: t(`commandLog.outcomes.${value}`) }))}
        onChange={(outcome) => onFilter({ outcome })}
      />
    </>
  );
}
