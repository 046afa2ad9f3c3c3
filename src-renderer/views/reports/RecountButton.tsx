import { Button, Popconfirm } from 'antd';
import { useRef, useState } from 'react';
import { useServices } from '../../app/services.ts';
import { reasonOf } from '../../text/reason.ts';
import { useText } from '../../text/use-text.ts';

/** Counts the days again, says how far it is and ends it where that is wanted. It goes on when the page is left. */
export function RecountButton({ onDone }: { readonly onDone: () => void }) {
  const { t } = useText();
  const { history } = useServices();
  const [percent, setPercent] = useState<number | null>(null);
  const [note, setNote] = useState('');
  const running = useRef<AbortController | null>(null);
  const recount = async (): Promise<void> => {
    const ending = new AbortController();
    running.current = ending;
    setPercent(0);
    setNote('');
    try {
      const isDone = await history.recount({
        signal: ending.signal,
        onProgress: (done, total) => setPercent(total === 0 ? 100 : Math.floor((done / total) * 100)),
      });
      setNote(t(isDone ? 'reports.recounted' : 'reports.recountCancelled'));
      if (isDone) onDone();
    } catch (error) {
      setNote(t('reports.failed', { reason: reasonOf(error) }));
    } finally {
      setPercent(null);
    }
  };
  return (
    <>
      <span role="status">{percent === null ? note : t('reports.recounting', { percent })}</span>
      {percent === null ? (
        <Popconfirm title={t('reports.recountHint')} onConfirm={() => void recount()}>
          <Button>{t('reports.recount')}</Button>
        </Popconfirm>
      ) : (
        <Button onClick={() => running.current?.abort()}>{t('reports.cancel')}</Button>
      )}
    </>
  );
}
