import { DatabaseOutlined } from '@ant-design/icons';
import { Progress } from 'antd';
import { useServices } from './services.ts';
import { useWatched } from './watched.ts';
import { useText } from '../text/use-text.ts';

/** A rebuild of so few events is over before it could be read. */
const WORTH_SAYING = 5_000;

/** Says when the history lags behind the journal or cannot be used. The live picture needs neither. */
export function HistoryNotice() {
  const { t } = useText();
  const { historyStatus } = useServices();
  const failure = useWatched(historyStatus, (status) => status.failure);
  const rebuilding = useWatched(historyStatus, (status) => status.rebuilding);
  const restoring = useWatched(historyStatus, (status) => status.restoring);
  return (
    <>
      {failure !== null && (
        <aside className="notice" role="alert">
          <DatabaseOutlined aria-hidden="true" />
          <b title={failure.detail}>{t(`frame.history.${failure.code}`)}</b> {t('frame.history.failed-do')}
        </aside>
      )}
      {restoring !== null && <Restoring percent={Math.floor((100 * restoring.done) / restoring.total)} />}
      {rebuilding !== null && rebuilding.total > WORTH_SAYING && (
        <aside className="notice" aria-label={t('frame.history.label')}>
          <DatabaseOutlined aria-hidden="true" />
          <span>{t('frame.history.rebuilding', { n: Math.max(0, rebuilding.total - rebuilding.done) })}</span>
          <Progress
            className="notice-progress"
            aria-label={t('frame.history.label')}
            percent={Math.min(100, Math.floor((100 * rebuilding.done) / rebuilding.total))}
            status="normal"
          />
        </aside>
      )}
    </>
  );
}

function Restoring({ percent }: { readonly percent: number }) {
  const { t } = useText();
  return (
    <aside className="notice" aria-label={t('frame.history.label')}>
      <DatabaseOutlined aria-hidden="true" />
      <span>{t('frame.history.restoring')}</span>
      <Progress
        className="notice-progress"
        aria-label={t('frame.history.restoring')}
        percent={percent}
        status="normal"
      />
    </aside>
  );
}
