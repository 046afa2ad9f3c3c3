import { Button, Popconfirm } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useServices } from '../../app/services.ts';
import { reasonOf } from '../../text/reason.ts';

/** Counts the days again; says how far it is. */
export function RecountButton({ onDone }: { readonly onDone: () => void }) {
  const { t } = useTranslation();
  const { history } = useServices();
  const [percent, setPercent] = useState<number | null>(null);
  const [note, setNote] = useState('');
  const recount = async (): Promise<void> => {
    setPercent(0);
    setNote('');
    try {
      await history.recount((done, total) =>
        setPercent(total === 0 ? 100 : Math.floor((done / total) * 100)),
      );
      setNote(t('reports.recounted'));
      onDone();
    } catch (error) {
      setNote(t('reports.failed', { reason: reasonOf(error) }));
    } finally {
      setPercent(null);
    }
  };
  return (
    <>
      <span role="status">{percent === null ? note : t('reports.recounting', { percent })}</span>
      <Popconfirm title={t('reports.recountHint')} onConfirm={() => void recount()}>
        <Button loading={percent !== null}>{t('reports.recount')}</Button>
      </Popconfirm>
    </>
  );
}
