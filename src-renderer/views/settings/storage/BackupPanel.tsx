import { Alert, Button, Form, Progress, Switch } from 'antd';
import { useState } from 'react';
import { useServices } from '../../../app/services.ts';
import { formatBytes } from '../../../text/format.ts';
import { NightlyForm } from './NightlyForm.tsx';
import { PassphraseFields, type Passphrases } from './PassphraseFields.tsx';
import type { Backup } from './use-backup.ts';
import { useText } from '../../../text/use-text.ts';

/** A backup now, and one every night. */
export function BackupPanel({ backup }: { readonly backup: Backup }) {
  const { t } = useText();
  const { client } = useServices();
  const { state, failure, doing } = backup;
  const [isEncrypted, setEncrypted] = useState(false);
  const running = state?.running ?? null;
  const last = state?.last ?? null;
  return (
    <section className="panel" data-backup={running?.work ?? 'idle'}>
      <h2>{t('storage.backup')}</h2>
      <p>{t('storage.backupText')}</p>
      {failure !== '' && <Alert className="outcome" type="error" showIcon title={failure} />}
      {last?.ok === true && (
        <Alert
          className="outcome storage-path"
          type="success"
          showIcon
          data-backup-outcome="ok"
          title={t('storage.made', { path: last.path, size: formatBytes(last.bytes) })}
        />
      )}
      {last?.ok === false && last.code !== 'nothing-chosen' && (
        <Alert
          className="outcome"
          type={last.code === 'cancelled' ? 'info' : 'error'}
          showIcon
          data-backup-outcome={last.code}
          title={t('storage.lastFailed', { reason: t(`storage.problem.${last.code}`) })}
        />
      )}
      <Form<Passphrases>
        layout="vertical"
        requiredMark={false}
        onFinish={({ passphrase = '' }) =>
          void doing(() => client.backup.make({ passphrase: isEncrypted ? passphrase : null }))
        }
      >
        <Form.Item label={t('storage.encrypt')} htmlFor="backup-encrypt">
          <Switch id="backup-encrypt" checked={isEncrypted} onChange={setEncrypted} />
        </Form.Item>
        {isEncrypted && <PassphraseFields />}
        <div className="storage-row">
          <Button type="primary" htmlType="submit" disabled={running !== null}>
            {t('storage.makeNow')}
          </Button>
          {running?.work === 'backup' && (
            <RunningBar
              percent={Math.floor(100 * running.share)}
              text="storage.making"
              onCancel={() => void doing(() => client.backup.cancel())}
            />
          )}
        </div>
      </Form>
      {state !== null && <NightlyForm key={state.nightly.folder} state={state} doing={doing} />}
    </section>
  );
}

interface RunningBarProps {
  readonly percent: number;
  readonly text: 'storage.making' | 'storage.checking' | 'storage.preparing';
  readonly onCancel: () => void;
}

export function RunningBar({ percent, text, onCancel }: RunningBarProps) {
  const { t } = useText();
  return (
    <>
      <span role="status">{t(text, { percent })}</span>
      <Progress percent={percent} showInfo={false} aria-label={t(text, { percent })} />
      <Button onClick={onCancel}>{t('storage.cancel')}</Button>
    </>
  );
}
