import { DownloadOutlined, PictureOutlined } from '@ant-design/icons';
import type { Chart } from 'chart.js';
import { Button } from 'antd';
import { useState, type RefObject } from 'react';
import { usePreferences } from '../../app/services.ts';
import { CopyButton } from '../../components/CopyButton.tsx';
import { csvOf } from '../../export/csv.ts';
import { saveFile } from '../../export/save-file.ts';
import { tabSeparated } from '../../export/tab-separated.ts';
import { formatStamp } from '../../text/format.ts';
import { pictureOf } from './picture.ts';
import { tableOf } from './table.ts';
import type { Drawn } from './use-trend.ts';
import { useText } from '../../text/use-text.ts';

interface TakeOutProps {
  readonly drawn: Drawn;
  readonly title: string;
  readonly zone: string;
  readonly nameOf: (station: string) => string;
  readonly chart: RefObject<Chart<'line'> | null>;
}

/** What is shown: to the clipboard, as a table, as a picture. */
export function TakeOut({ drawn, title, zone, nameOf, chart }: TakeOutProps) {
  const { t } = useText();
  const { theme } = usePreferences();
  const [hasFailed, setFailed] = useState(false);
  const beforeOf = (station: string): string => t('trends.before', { name: nameOf(station) });
  const table = () => tableOf(drawn, { time: t('trends.time', { zone }), nameOf, beforeOf, zone });
  const stamp = formatStamp(drawn.toMs, zone).slice(0, 16).replace(/[-:]/g, '').replace(' ', '-');
  const picture = async (): Promise<void> => {
    const image = chart.current === null ? null : await pictureOf(chart.current, title, theme);
    setFailed(image === null);
    if (image !== null) saveFile(`trends-${stamp}.png`, 'image/png', image);
  };
  return (
    <>
      <CopyButton
        label={t('trends.copy')}
        done={t('trends.copied')}
        failed={t('trends.copyFailed')}
        text={() => tabSeparated(table())}
      />
      <Button
        icon={<DownloadOutlined />}
        onClick={() => saveFile(`trends-${stamp}.csv`, 'text/csv;charset=utf-8', csvOf(table()))}
      >
        {t('trends.csv')}
      </Button>
      <Button icon={<PictureOutlined />} onClick={() => void picture()}>
        <span aria-live="polite">{t(hasFailed ? 'trends.pictureFailed' : 'trends.picture')}</span>
      </Button>
    </>
  );
}
