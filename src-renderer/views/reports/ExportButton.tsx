import { DownloadOutlined } from '@ant-design/icons';
import { Button, Dropdown, Progress } from 'antd';
import { useEffect, useState } from 'react';
import {
  reportFormat,
  type ReportFormat,
  type ReportProgress,
} from '../../../src-shared/contract/reports.ts';
import { usePreferences, useServices } from '../../app/services.ts';
import { reasonOf } from '../../text/reason.ts';
import type { Choice } from './model.ts';
import { useText } from '../../text/use-text.ts';

/** Seldom enough to cost nothing, often enough to be seen moving. */
const LOOK_MS = 300;

/** Writes the report to a file that main asks for; tells how far it is, and can be cancelled. */
export function ExportButton({ choice }: { readonly choice: Choice }) {
  const { t } = useText();
  const { client } = useServices();
  const { language } = usePreferences();
  const [note, setNote] = useState('');
  const [making, setMaking] = useState<ReportFormat | null>(null);
  const progress = useProgress(making !== null);

  const make = async (format: ReportFormat): Promise<void> => {
    setMaking(format);
    setNote('');
    try {
      const stations = choice.stations.length === 0 ? ('all' as const) : [...choice.stations];
      const outcome = await client.reports.make({ range: choice.range, stations, format, language });
      if (outcome.ok) setNote(t('reports.written', { path: outcome.path }));
      else if (outcome.code !== 'cancelled')
        setNote(t('reports.failed', { reason: t(`reports.problem.${outcome.code}`) }));
    } catch (error) {
      setNote(t('reports.failed', { reason: reasonOf(error) }));
    } finally {
      setMaking(null);
    }
  };

  if (making !== null)
    return (
      <span className="reports-making" role="status">
        {t('reports.exporting', { format: making })}
        {progress !== null && ` · ${t(`reports.phase.${progress.phase}`)}`}
        {progress?.phase === 'catching-up' && (
          <Progress
            type="circle"
            size={22}
            percent={Math.round(progress.share * 100)}
            aria-label={t(`reports.phase.${progress.phase}`)}
          />
        )}
        <Button onClick={() => void client.reports.cancel()}>{t('reports.cancel')}</Button>
      </span>
    );
  return (
    <>
      <span role="status">{note}</span>
      <Dropdown
        trigger={['click']}
        menu={{
          items: reportFormat.options.map((format) => ({ key: format, label: format.toUpperCase() })),
          onClick: ({ key }) => void make(reportFormat.parse(key)),
        }}
      >
        <Button type="primary" icon={<DownloadOutlined />}>
          {t('reports.export')}
        </Button>
      </Dropdown>
    </>
  );
}

function useProgress(isMaking: boolean): ReportProgress | null {
  const { client } = useServices();
  const [progress, setProgress] = useState<ReportProgress | null>(null);
  useEffect(() => {
    if (!isMaking) return undefined;
    const timer = setInterval(() => {
      client.reports.progress().then(setProgress, () => undefined);
    }, LOOK_MS);
    return () => {
      clearInterval(timer);
      setProgress(null);
    };
  }, [client, isMaking]);
  return progress;
}
