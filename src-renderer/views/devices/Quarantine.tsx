import { ReloadOutlined } from '@ant-design/icons';
import { Alert, Button, Empty, Spin, Table, type TableProps } from 'antd';
import { useContext, useEffect, useMemo, useState } from 'react';
import type { QuarantineEntry } from '../../../src-shared/contract/port.ts';
import { useServices } from '../../app/services.ts';
import { TickerContext } from '../../components/ticker.ts';
import { useZone } from '../../live/hooks.ts';
import { formatWhen } from '../../text/format.ts';
import { quarantineReason } from '../../text/labels.ts';
import { useText } from '../../text/use-text.ts';

type Listed =
  { readonly phase: 'loading' | 'failed' } | { readonly phase: 'ready'; readonly entries: Entry[] };
type Entry = QuarantineEntry & { readonly key: number };

/** What came in and is no message of the contract: topic, reason, time. Payloads are shown as text only. */
export function Quarantine({ newest }: { readonly newest: number }) {
  const { t } = useText();
  const { client } = useServices();
  const [listed, setListed] = useState<Listed>({ phase: 'loading' });
  const [asked, setAsked] = useState(0);
  useEffect(() => {
    let left = false;
    const show = (next: Listed): void => {
      if (!left) setListed(next);
    };
    client.quarantine.list().then(
      (entries) => show({ phase: 'ready', entries: entries.map((entry, key) => ({ ...entry, key })) }),
      () => show({ phase: 'failed' }),
    );
    return () => {
      left = true;
    };
  }, [client, asked]);
  return (
    <div className="quarantine">
      <p>
        {t('devices.quarantineText')}{' '}
        <Button icon={<ReloadOutlined />} onClick={() => setAsked((times) => times + 1)}>
          {t('devices.refresh')} ({newest})
        </Button>
      </p>
      {listed.phase === 'loading' && <Spin />}
      {listed.phase === 'failed' && <Alert type="error" showIcon title={t('devices.quarantineFailed')} />}
      {listed.phase === 'ready' && <EntryTable entries={listed.entries} />}
    </div>
  );
}

function EntryTable({ entries }: { readonly entries: readonly Entry[] }) {
  const { t } = useText();
  const ticker = useContext(TickerContext);
  const zone = useZone();
  const columns = useMemo<NonNullable<TableProps<Entry>['columns']>>(
    () => [
      {
        title: t('devices.time'),
        key: 'time',
        width: 130,
        render: (_, { atMs }) => <span className="figure">{formatWhen(atMs, ticker.now(), zone)}</span>,
      },
      { title: t('devices.topic'), key: 'topic', render: (_, { topic }) => <code>{topic}</code> },
      {
        title: t('devices.why'),
        key: 'why',
        render: (_, { reason, detail }) => (
          <>
            {quarantineReason(reason, t)} <small>{detail}</small>
          </>
        ),
      },
      { title: t('devices.bytes'), dataIndex: 'bytes', key: 'bytes', width: 90 },
      { title: t('devices.excerpt'), key: 'excerpt', render: (_, { excerpt }) => <code>{excerpt}</code> },
    ],
    [t, ticker, zone],
  );
  if (entries.length === 0)
    return (
      <Empty
        image={Empty.PRESENTED_IMAGE_SIMPLE}
        description={`${t('devices.quarantineEmpty')} · ${t('devices.quarantineEmptyText')}`}
      />
    );
  return (
    <Table<Entry> size="middle" rowKey="key" pagination={PAGES} columns={columns} dataSource={entries} />
  );
}

const PAGES = { pageSize: 50, hideOnSinglePage: true, showSizeChanger: false };
