import { Alert, Button, Empty, Progress, Table, type TableProps } from 'antd';
import { useMemo, useState } from 'react';
import type { CommandView } from '../../../src-shared/domain/command/command-view.ts';
import { CopyButton } from '../../components/CopyButton.tsx';
import { saveFile } from '../../export/save-file.ts';
import { useZone } from '../../live/hooks.ts';
import { useStationNames } from '../../live/station-names.ts';
import { formatStamp } from '../../text/format.ts';
import { LogFilters } from './LogFilters.tsx';
import * as model from './model.ts';
import { StageLine } from './StageLine.tsx';
import { useLog } from './use-log.ts';
import { useText } from '../../text/use-text.ts';
import './log.css';

/** Every command of this console: who, when, to what, and how far it came; what is new is on top. */
export function CommandLog() {
  const { t } = useText();
  const [range, setRange] = useState<model.RangeName>('day');
  const [filter, setFilter] = useState(model.NO_FILTER);
  const stationOf = useStationNames();
  const zone = useZone();
  const log = useLog(range);
  const shown = log.commands.filter((command) => model.fits(command, filter));
  const telling = { t, zone, stationOf };
  const save = (): void =>
    saveFile(`${t('commandLog.file')}.csv`, 'text/csv;charset=utf-8', model.logCsv(shown, telling));
  return (
    <section className="command-log" aria-label={t('commandLog.title')} data-log-phase={log.reading.phase}>
      <div className="toolbar log-tools" role="search" aria-label={t('commandLog.filters')}>
        <LogFilters
          range={range}
          onRange={setRange}
          filter={filter}
          onFilter={(part) => setFilter((old) => ({ ...old, ...part }))}
          commands={log.commands}
          stationOf={stationOf}
        />
        <CopyButton
          label={t('commandLog.copy')}
          done={t('commandLog.copied', { n: shown.length })}
          failed={t('commandLog.copyFailed')}
          text={() => model.logText(shown, telling)}
        />
        <Button onClick={save}>{t('commandLog.export')}</Button>
        <Button onClick={log.again}>{t('commandLog.again')}</Button>
        <span role="status">{t('commandLog.count', { n: shown.length, total: log.commands.length })}</span>
      </div>
      {log.reading.phase === 'reading' && log.reading.percent > 0 && (
        <div className="log-tools">
          <Progress
            className="log-progress"
            percent={log.reading.percent}
            showInfo={false}
            aria-label={t('commandLog.reading', { percent: log.reading.percent })}
          />
          <span>{t('commandLog.reading', { percent: log.reading.percent })}</span>
          <Button onClick={log.cancel}>{t('commandLog.cancel')}</Button>
        </div>
      )}
      {log.reading.phase === 'cancelled' && (
        <Alert type="warning" showIcon title={t('commandLog.cancelled')} />
      )}
      {log.reading.phase === 'failed' && (
        <Alert type="error" showIcon title={t('commandLog.failed', { reason: log.reading.reason })} />
      )}
      {log.isPartial && (
        <Alert type="warning" showIcon title={t('commandLog.partial', { n: log.commands.length })} />
      )}
      <LogTable
        commands={shown}
        telling={telling}
        isLoading={log.reading.phase === 'reading'}
        emptyText={t(log.commands.length === 0 ? 'commandLog.empty' : 'commandLog.noMatch')}
      />
    </section>
  );
}

interface LogTableProps {
  readonly commands: readonly CommandView[];
  readonly telling: model.Telling;
  readonly isLoading: boolean;
  readonly emptyText: string;
}

function LogTable({ commands, telling, isLoading, emptyText }: LogTableProps) {
  const { t, zone, stationOf } = telling;
  const columns = useMemo<NonNullable<TableProps<CommandView>['columns']>>(
    () => [
      {
        title: t('commandLog.when'),
        width: 190,
        render: (_, { requestedMs }) => <span className="figure">{formatStamp(requestedMs, zone)}</span>,
      },
      {
        title: t('commandLog.device'),
        render: (_, { station, device }) => (
          <>
            {stationOf(station)} <span className="log-faint">{device}</span>
          </>
        ),
      },
      { title: t('commandLog.action'), render: (_, { order }) => model.orderText(order, t) },
      {
        title: t('commandLog.operator'),
        render: (_, command) => (
          <>
            {model.whoWords(command, t)}
            {command.note !== null && <div className="log-faint">{command.note}</div>}
          </>
        ),
      },
      { title: t('commandLog.stages'), render: (_, command) => <StageLine command={command} /> },
    ],
    [t, zone, stationOf],
  );
  return (
    <Table<CommandView>
      size="middle"
      rowKey="id"
      pagination={PAGES}
      columns={columns}
      dataSource={[...commands]}
      loading={isLoading && commands.length === 0}
      locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={emptyText} /> }}
      onRow={({ id, stage, order }) =>
        ({ 'data-logged': id, 'data-logged-stage': stage, 'data-logged-action': order.action }) as object
      }
    />
  );
}

const PAGES = { pageSize: 50, hideOnSinglePage: true, showSizeChanger: false };
