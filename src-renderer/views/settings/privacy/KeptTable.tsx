import { Table } from 'antd';
import { useZone } from '../../../live/hooks.ts';
import type { Kept } from './use-kept.ts';
import { keptRows, type KeptRow } from './kept-rows.ts';
import { useText } from '../../../text/use-text.ts';

/** By kind: what, where, how long, how much. */
export function KeptTable({ kept }: { readonly kept: Kept }) {
  const { t } = useText();
  const zone = useZone();
  return (
    <Table<KeptRow>
      rowKey="kind"
      size="small"
      pagination={false}
      dataSource={keptRows(kept, t, zone)}
      onRow={({ kind }) => ({ 'data-kept': kind }) as object}
      columns={[
        { title: t('privacy.what'), dataIndex: 'what' },
        { title: t('privacy.where'), dataIndex: 'where' },
        { title: t('privacy.howLong'), dataIndex: 'howLong' },
        { title: t('privacy.howMuch'), dataIndex: 'howMuch' },
      ]}
    />
  );
}
