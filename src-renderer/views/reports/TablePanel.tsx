import { DownloadOutlined } from '@ant-design/icons';
import { Button, Table, type TableColumnType } from 'antd';
import { useMemo } from 'react';
import { csvOf } from '../../export/csv.ts';
import { saveFile } from '../../export/save-file.ts';
import { cellText } from '../../report/cell-text.ts';
import { rowsOf, type Cell, type ReportTable } from '../../report/tables.ts';
import { useText } from '../../text/use-text.ts';

interface TablePanelProps {
  readonly title: string;
  readonly table: ReportTable;
  /** Of the width. */
  readonly span: 'third' | 'wide';
}

interface Row {
  readonly key: number;
  readonly cells: readonly Cell[];
}

const PAGE = 20;

export function TablePanel({ title, table, span }: TablePanelProps) {
  const { t } = useText();
  const rows = useMemo<Row[]>(() => table.rows.map((cells, key) => ({ key, cells })), [table]);
  const columns = table.columns.map(({ title: heading, kind }, at): TableColumnType<Row> => ({
    title: heading,
    key: at,
    align: kind === 'text' || kind === 'time' || kind === 'day' ? 'start' : 'end',
    render: (_, { cells }) => cellText(cells[at] ?? null, kind),
    sorter: (a, b) => compare(a.cells[at] ?? null, b.cells[at] ?? null),
  }));
  return (
    <section className={`panel reports-${span}`}>
      <div className="reports-head">
        <h2>{title}</h2>
        <Button
          size="small"
          type="text"
          icon={<DownloadOutlined />}
          aria-label={`${t('reports.csv')} ${title}`}
          onClick={() => saveFile(`${table.name}.csv`, 'text/csv;charset=utf-8', csvOf(rowsOf(table)))}
        >
          CSV
        </Button>
      </div>
      <Table<Row>
        size="small"
        columns={columns}
        dataSource={rows}
        scroll={{ x: 'max-content' }}
        pagination={rows.length > PAGE ? { pageSize: PAGE, showSizeChanger: false } : false}
      />
    </section>
  );
}

/** Unknown before all that is known. */
function compare(a: Cell, b: Cell): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a ?? '').localeCompare(String(b ?? ''));
}
