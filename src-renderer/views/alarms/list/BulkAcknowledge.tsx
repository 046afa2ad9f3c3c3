import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { WORDS_MOST } from '../../../../src-shared/contract/alarms.ts';
import type { AlarmView } from '../../../../src-shared/domain/alarm/alarm-view.ts';
import { useServices } from '../../../app/services.ts';
import { bulkOf } from './filter.ts';

type Bulk = ReturnType<typeof bulkOf>;

/** Acknowledges what the filter shows, as it was when the button was pressed; never a critical one. */
export function BulkAcknowledge({ shown }: { readonly shown: readonly AlarmView[] }) {
  const { t } = useTranslation();
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
  const { t } = useTranslation();
  const { alarmDesk } = useServices();
  const [note, setNote] = useState('');
  const [isBusy, setBusy] = useState(false);
  const n = bulk.alarms.length;
  const go = async (): Promise<void> => {
    setBusy(true);
    await alarmDesk.acknowledgeAll(bulk.alarms, note.trim());
    onClose();
  };
  return (
    <Modal
      open
      title={t('alarms.bulk.title', { n })}
      cancelText={t('alarms.bulk.cancel')}
      okText={t('alarms.bulk.confirm', { n })}
      okButtonProps={CONFIRM}
      confirmLoading={isBusy}
      onOk={() => void go()}
      onCancel={onClose}
    >
      <p>{t('alarms.bulk.text')}</p>
      {bulk.critical > 0 && <p className="alarm-hidden">{t('alarms.bulk.critical', { n: bulk.critical })}</p>}
      <Input
        name="note"
        aria-label={t('alarms.bulk.note')}
        placeholder={t('alarms.bulk.note')}
        maxLength={WORDS_MOST}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
    </Modal>
  );
}

// The handle of a confirmation; the type of the button's properties knows no data attributes by name.
const CONFIRM: { readonly 'data-confirm': string } = { 'data-confirm': 'acknowledge' };
