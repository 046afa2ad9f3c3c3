import { Empty, Table } from 'antd';
import type { AuditRow } from '../../../../src-shared/contract/audit.ts';
import { useZone } from '../../../live/hooks.ts';
import { useStationNames } from '../../../live/station-names.ts';
import { formatStamp } from '../../../text/format.ts';
import { actionLabel, detailText, subjectText, whoText } from './audit-text.ts';
import { useText } from '../../../text/use-text.ts';

interface AuditTableProps {
  readonly rows: readonly AuditRow[];
  readonly isLoading: boolean;
}

export function AuditTable({ rows, isLoading }: AuditTableProps) {
  const { t } = useText();
  const zone = useZone();
  const nameOf = useStationNames();
  return (
    <Table<AuditRow>
      rowKey="seq"
      size="small"
      dataSource={rows}
      loading={isLoading}
      pagination={false}
      locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('audit.empty')} /> }}
      onRow={({ seq, action }) => ({ 'data-audit': seq, 'data-audit-action': action }) as object}
      columns={[
        { title: '#', dataIndex: 'seq', width: 80 },
        { title: t('audit.when'), width: 180, render: (_, { atMs }) => formatStamp(atMs, zone) },
        { title: t('audit.who'), width: 180, render: (_, { by }) => whoText(by, t) },
        { title: t('audit.what'), width: 180, render: (_, { action }) => actionLabel(action, t) },
        {
          title: t('audit.subject'),
          width: 220,
          className: 'audit-words',
          render: (_, { subject }) => subjectText(subject, nameOf),
        },
        {
          title: t('audit.detail'),
          className: 'audit-words',
          render: (_, { detail }) => detailText(detail, t),
        },
      ]}
    />
  );
}
