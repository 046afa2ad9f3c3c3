import { WarningOutlined } from '@ant-design/icons';
import { Alert, Button, Empty, Spin, Table, Tag, type TableColumnType } from 'antd';
import { closedName } from '../../../src-shared/domain/report/closing.ts';
import { useZone } from '../../live/hooks.ts';
import { formatStamp, formatThousands, UNKNOWN } from '../../text/format.ts';
import { CloseButton } from './CloseButton.tsx';
import { SchedulePanel } from './SchedulePanel.tsx';
import { useMonths, type MonthRow, type Since } from './use-months.ts';
import { useText } from '../../text/use-text.ts';

/** A year on a page. */
const PAGE = 12;

/** Which months are closed, and what became of their figures since; and the report that is written by itself. */
export function Months({ onShow }: { readonly onShow: (month: string) => void }) {
  const { t } = useText();
  const loaded = useMonths();
  return (
    <>
      <section className="panel reports-wide">
        <h2>{t('reports.closing')}</h2>
        {loaded.phase === 'loading' && <Spin className="reports-wait" />}
        {loaded.phase === 'failed' && (
          <Alert type="error" showIcon title={t('reports.failed', { reason: loaded.reason })} />
        )}
        {loaded.phase === 'ready' && (
          <MonthTable rows={loaded.rows} since={loaded.since} onShow={onShow} onClosed={loaded.again} />
        )}
      </section>
      <SchedulePanel />
    </>
  );
}

interface MonthTableProps {
  readonly rows: readonly MonthRow[];
  readonly since: Since;
  readonly onShow: (month: string) => void;
  readonly onClosed: () => void;
}

function MonthTable({ rows, since, onShow, onClosed }: MonthTableProps) {
  const { t } = useText();
  const zone = useZone();
  const columns: TableColumnType<MonthRow>[] = [
    { title: t('reports.month'), dataIndex: 'month' },
    { title: t('reports.state.title'), render: (_, row) => <State row={row} /> },
    { title: t('reports.version'), render: (_, { closed }) => (closed === null ? '' : closedName(closed)) },
    {
      title: t('reports.visits'),
      align: 'end',
      render: (_, { closed }) => (closed === null ? '' : formatThousands(closed.visits)),
    },
    {
      title: t('reports.closedAtTitle'),
      render: (_, { closed }) => (closed === null ? '' : formatStamp(Date.parse(closed.at), zone)),
    },
    { title: t('reports.by'), render: (_, { closed }) => closed?.by ?? '' },
    {
      title: t('reports.hash'),
      render: (_, { closed }) =>
        closed !== null && <code title={closed.hash}>{closed.hash.slice(0, HASH_SHOWN)}</code>,
    },
    { title: t('reports.sinceTitle'), render: (_, row) => sinceText(row, since.get(row.month)) },
    {
      title: '',
      align: 'end',
      render: (_, row) => (
        <span className="reports-making">
          {!row.isRunning && (row.closed === null || isOther(row, since)) && (
            <CloseButton month={row.month} isAgain={row.closed !== null} onClosed={onClosed} />
          )}
          <Button onClick={() => onShow(row.month)}>{t('reports.show')}</Button>
        </span>
      ),
    },
  ];
  const sinceText = ({ closed }: MonthRow, count: number | null | undefined): string => {
    if (closed === null) return '';
    if (closed.fault !== null) return t('reports.state.unknown');
    if (count === undefined) return UNKNOWN;
    if (count === null) return t('reports.state.unknown');
    return count === 0 ? t('reports.state.same') : t('reports.state.since', { n: count });
  };
  if (rows.length === 0)
    return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('reports.noMonths')} />;
  return (
    <Table<MonthRow>
      size="small"
      rowKey="month"
      columns={columns}
      dataSource={[...rows]}
      onRow={({ month, closed }) => ({ 'data-month': month, 'data-version': closed?.version ?? 0 }) as object}
      scroll={{ x: 'max-content' }}
      pagination={rows.length > PAGE ? { pageSize: PAGE, showSizeChanger: false } : false}
    />
  );
}

/** Enough to tell two apart; the whole is in the tooltip and in the audit. */
const HASH_SHOWN = 12;

const isOther = ({ month, closed }: MonthRow, since: Since): boolean =>
  closed?.fault !== null || (since.get(month) ?? 0) > 0;

function State({ row: { closed, isRunning } }: { readonly row: MonthRow }) {
  const { t } = useText();
  if (closed === null) return t(isRunning ? 'reports.state.running' : 'reports.state.open');
  if (closed.fault !== null)
    return (
      <Tag color="error" icon={<WarningOutlined />}>
        {t(`reports.state.${closed.fault}`)}
      </Tag>
    );
  return t('reports.state.closed');
}
