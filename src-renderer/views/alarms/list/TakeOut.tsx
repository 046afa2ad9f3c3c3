import { CheckOutlined, CopyOutlined, DownloadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useContext, useState } from 'react';
import type { AlarmView } from '../../../../src-shared/domain/alarm/alarm-view.ts';
import { TickerContext } from '../../../components/ticker.ts';
import { useZone } from '../../../live/hooks.ts';
import { formatStamp } from '../../../text/format.ts';
import { csvOf } from '../../../export/csv.ts';
import { saveFile } from '../../../export/save-file.ts';
import { tabSeparated } from '../../../export/tab-separated.ts';
import { tableOf } from './export.ts';
import { useText } from '../../../text/use-text.ts';

interface TakeOutProps {
  readonly shown: readonly AlarmView[];
  readonly nameOf: (station: string) => string;
}

/** The rows shown, to the clipboard or into a file. */
export function TakeOut({ shown, nameOf }: TakeOutProps) {
  const { t } = useText();
  const zone = useZone();
  const ticker = useContext(TickerContext);
  const [copied, setCopied] = useState<string | null>(null);
  const table = (): readonly string[][] => tableOf(shown, { t, nameOf, zone });
  const copy = (): void => {
    navigator.clipboard.writeText(tabSeparated(table())).then(
      () => setCopied(t('alarms.copied', { n: shown.length })),
      () => setCopied(t('alarms.copyFailed')),
    );
  };
  const save = (): void => {
    const stamp = formatStamp(ticker.now(), zone).slice(0, 16).replace(/[-:]/g, '').replace(' ', '-');
    saveFile(`alarms-${stamp}.csv`, 'text/csv;charset=utf-8', csvOf(table()));
  };
  return (
    <>
      <Button
        disabled={shown.length === 0}
        icon={copied === null ? <CopyOutlined /> : <CheckOutlined />}
        title={copied ?? t('alarms.copyHint')}
        aria-label={`${copied ?? t('alarms.copy')}; ${t('alarms.copyHint')}`}
        onClick={copy}
        onBlur={() => setCopied(null)}
      >
        <span className="tool-word" role="status">
          {copied ?? t('alarms.copy')}
        </span>
      </Button>
      <Button
        disabled={shown.length === 0}
        icon={<DownloadOutlined />}
        title={t('alarms.exportHint')}
        aria-label={`${t('alarms.export')}; ${t('alarms.exportHint')}`}
        onClick={save}
      >
        <span className="tool-word">{t('alarms.export')}</span>
      </Button>
    </>
  );
}
