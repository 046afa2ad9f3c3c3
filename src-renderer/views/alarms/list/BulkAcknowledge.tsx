import { Button, Input, Modal, Progress } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { BULK_MOST, WORDS_MOST } from '../../../../src-shared/contract/alarms.ts';
import type { AlarmView } from '../../../../src-shared/domain/alarm/alarm-view.ts';
import { useServices } from '../../../app/services.ts';
import { bulkOf } from './filter.ts';
import { useText } from '../../../text/use-text.ts';

type Bulk = ReturnType<typeof bulkOf>;

/** Acknowledges what the filter shows, as it was when the button was pressed; never a critical one. */
export function BulkAcknowledge({ shown }: { readonly shown: readonly AlarmView[] }) {
  const { t } = useText();
  const [asked, setAsked] = useState<Bulk | null>(null);
  const bulk = bulkOf(shown);
  return (
    <>
      <Button
        disabled={bulk.alarms.length === 0}
        data-bulk="acknowledge"
        title={t('alarms.bulk.hint')}
        onClick={() => setAsked(bulk)}
      >
        {t('alarms.bulk.button', { n: bulk.alarms.length })}
      </Button>
      {asked !== null && <BulkDialog bulk={asked} onClose={() => setAsked(null)} />}
    </>
  );
}

function BulkDialog({ bulk, onClose }: { readonly bulk: Bulk; readonly onClose: () => void }) {
  const { t } = useText();
  const { alarmDesk } = useServices();
  const [note, setNote] = useState('');
  /** How many are sent; null before it began. */
  const [done, setDone] = useState<number | null>(null);
  const stopping = useRef(new AbortController());
  const n = bulk.alarms.length;
  // Whoever leaves does not see any more what is acknowledged in his name.
  useEffect(() => {
    const { current } = stopping;
    return () => current.abort();
  }, []);
  const go = async (): Promise<void> => {
    setDone(0);
    const { signal } = stopping.current;
    await alarmDesk.acknowledgeAll(bulk.alarms, note.trim(), { signal, onProgress: setDone });
    onClose();
  };
  const leave = (): void => {
    if (done === null) onClose();
    else stopping.current.abort();
  };
  return (
    <Modal
      open
      title={t('alarms.bulk.title', { n })}
      cancelText={t(done === null ? 'alarms.bulk.cancel' : 'alarms.bulk.stop')}
      okText={t('alarms.bulk.confirm', { n })}
      okButtonProps={CONFIRM}
      confirmLoading={done !== null}
      onOk={() => void go()}
      onCancel={leave}
    >
      <p>{t('alarms.bulk.text')}</p>
      {bulk.critical > 0 && <p className="alarm-hidden">{t('alarms.bulk.critical', { n: bulk.critical })}</p>}
      <Input
        name="note"
        aria-label={t('alarms.bulk.note')}
        placeholder={t('alarms.bulk.note')}
        maxLength={WORDS_MOST}
        value={note}
        disabled={done !== null}
        onChange={(event) => setNote(event.target.value)}
      />
      {done !== null && n > BULK_MOST && (
        <Progress
          aria-label={t('alarms.bulk.progress', { done, n })}
          percent={Math.round((100 * done) / n)}
          format={() => t('alarms.bulk.progress', { done, n })}
          status="normal"
        />
      )}
    </Modal>
  );
}

// The handle of a confirmation; the type of the button's properties knows no data attributes by name.
const CONFIRM: { readonly 'data-confirm': string } = { 'data-confirm': 'acknowledge' };
