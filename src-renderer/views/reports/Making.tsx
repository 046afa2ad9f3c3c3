import { Button, Progress } from 'antd';
import { useEffect, useState } from 'react';
import type { ReportProgress } from '../../../src-shared/contract/reports.ts';
import { useServices } from '../../app/services.ts';
import { useText } from '../../text/use-text.ts';

/** Seldom enough to cost nothing, often enough to be seen moving. */
const LOOK_MS = 300;

/** What main counts or writes just now, how far it is, and the way out. */
export function Making({ what }: { readonly what: string }) {
  const { t } = useText();
  const { client } = useServices();
  const progress = useProgress();
  return (
    <span className="reports-making" role="status">
      {what}
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
}

function useProgress(): ReportProgress | null {
  const { client } = useServices();
  const [progress, setProgress] = useState<ReportProgress | null>(null);
  useEffect(() => {
    const timer = setInterval(() => {
      client.reports.progress().then(setProgress, () => undefined);
    }, LOOK_MS);
    return () => clearInterval(timer);
  }, [client]);
  return progress;
}
