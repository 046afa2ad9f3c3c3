import { ArrowLeftOutlined, ArrowRightOutlined, WarningOutlined } from '@ant-design/icons';
import { Table, type TableProps } from 'antd';
import { useMemo } from 'react';
import type { RawMessage } from '../../../../src-shared/contract/raw.ts';
import { useZone } from '../../../live/hooks.ts';
import { formatTime } from '../../../text/format.ts';
import type { Translate } from '../../../text/i18n.ts';
import { quarantineReason } from '../../../text/labels.ts';
import { useText } from '../../../text/use-text.ts';

/** Newest first. Whatever came is shown as text. */
export function RawTable({ messages }: { readonly messages: readonly RawMessage[] }) {
  const { t } = useText();
  const zone = useZone();
  const columns = useMemo(() => columnsOf(t, zone), [t, zone]);
  return (
    <Table<RawMessage>
      className="raw-table"
      size="small"
      rowKey="seq"
      pagination={PAGES}
      columns={columns}
      dataSource={[...messages]}
      locale={{ emptyText: t('raw.empty') }}
      onRow={({ topic }) => ({ 'data-raw-topic': topic }) as object}
    />
  );
}

const PAGES = { pageSize: 50, hideOnSinglePage: true, showSizeChanger: false };

function columnsOf(t: Translate, zone: string | undefined): TableProps<RawMessage>['columns'] & object {
  return [
    {
      title: t('raw.time'),
      key: 'time',
      width: 126,
      render: (_, { atMs, direction }) => (
        <span className="figure">
          {direction === 'in' ? <ArrowLeftOutlined aria-hidden /> : <ArrowRightOutlined aria-hidden />}{' '}
          {formatTime(atMs, zone)} {t(`raw.direction.${direction}`)}
        </span>
      ),
    },
    {
      title: t('raw.kind'),
      key: 'kind',
      width: 110,
      render: (_, { kind, retained }) => (
        <>
          {t(`raw.kinds.${kind}`)} {retained && <span className="raw-faint">{t('raw.kept')}</span>}
        </>
      ),
    },
    {
      title: t('raw.topicColumn'),
      key: 'topic',
      width: '30%',
      render: (_, { topic }) => <code>{topic}</code>,
    },
    {
      title: t('raw.payload'),
      key: 'payload',
      render: (_, { text, problem, bytes }) => (
        <>
          {problem !== null && (
            <span className="raw-problem">
              <WarningOutlined aria-hidden /> {quarantineReason(problem, t)}{' '}
            </span>
          )}
          <code>{bytes === 0 ? t('raw.cleared') : text}</code>{' '}
          <span className="raw-faint">{t('raw.bytes', { n: bytes })}</span>
        </>
      ),
    },
  ];
}
