import { Alert, Button, Form, Input, Popconfirm } from 'antd';
import { useState } from 'react';
import type { BackupChecked, BackupChosen, BackupContents } from '../../../../src-shared/contract/backup.ts';
import { useServices } from '../../../app/services.ts';
import { formatBytes, formatStamp, formatThousands } from '../../../text/format.ts';
import { RunningBar } from './BackupPanel.tsx';
import type { Backup } from './use-backup.ts';
import { useText } from '../../../text/use-text.ts';

/** A backup is chosen, checked, prepared; then the program is started again. */
export function RestorePanel({ backup: { state, doing } }: { readonly backup: Backup }) {
  const { t } = useText();
  const { client } = useServices();
  const [chosen, setChosen] = useState<BackupChosen | null>(null);
  const [checked, setChecked] = useState<BackupChecked | null>(null);
  const [passphrase, setPassphrase] = useState('');
  const running = state?.running ?? null;
  const isIdle = running === null;
  const problem = problemIn(chosen) ?? problemIn(checked);

  const choose = async (): Promise<void> => {
    const next = await doing(() => client.backup.choose());
    if (next === null || problemIn(next) === 'nothing-chosen') return;
    setChosen(next);
    setChecked(null);
    setPassphrase('');
  };
  const check = async (): Promise<void> => {
    setChecked(null);
    setChecked(await doing(() => client.backup.check({ passphrase })));
  };
  const prepare = async (): Promise<void> => {
    const outcome = await doing(() => client.backup.restore({ passphrase }));
    if (outcome !== null) setChecked(outcome);
  };

  return (
    <section className="panel" data-restore={state?.staged == null ? 'none' : 'staged'}>
      <h2>{t('storage.restore')}</h2>
      <p>{t('storage.restoreText')}</p>
      <div className="storage-row">
        <Button disabled={!isIdle} onClick={() => void choose()}>
          {t('storage.choose')}
        </Button>
        {chosen?.ok === true && (
          <span className="storage-path">
            {t('storage.chosen', { path: chosen.path, size: formatBytes(chosen.bytes) })}
          </span>
        )}
      </div>
      {problem !== null && (
        <Alert
          className="outcome storage-row"
          type={problem === 'cancelled' ? 'info' : 'error'}
          showIcon
          data-restore-problem={problem}
          title={t(`storage.problem.${problem}`)}
        />
      )}
      {chosen?.ok === true && (
        <Form layout="vertical" onFinish={() => void check()}>
          {chosen.isEncrypted && (
            <Form.Item label={t('storage.passphrase')} htmlFor="restore-passphrase">
              <Input.Password
                id="restore-passphrase"
                autoComplete="off"
                value={passphrase}
                onChange={({ target }) => setPassphrase(target.value)}
              />
            </Form.Item>
          )}
          <div className="storage-row">
            <Button htmlType="submit" disabled={!isIdle}>
              {t('storage.check')}
            </Button>
            {(running?.work === 'check' || running?.work === 'restore') && (
              <RunningBar
                percent={Math.floor(100 * running.share)}
                text={running.work === 'check' ? 'storage.checking' : 'storage.preparing'}
                onCancel={() => void doing(() => client.backup.cancel())}
              />
            )}
          </div>
        </Form>
      )}
      {checked?.ok === true && state?.staged == null && (
        <>
          <Contents contents={checked.contents} />
          <Popconfirm
            title={t('storage.prepareAsk')}
            description={<div className="storage-ask">{t('storage.prepareText')}</div>}
            onConfirm={() => void prepare()}
          >
            <Button danger disabled={!isIdle}>
              {t('storage.prepare')}
            </Button>
          </Popconfirm>
        </>
      )}
      {state?.staged != null && (
        <>
          <Alert className="outcome storage-row" type="warning" showIcon title={t('storage.staged')} />
          <div className="storage-row">
            <Button type="primary" onClick={() => void doing(() => client.backup.restart())}>
              {t('storage.restart')}
            </Button>
            <Button
              onClick={() => {
                setChecked(null);
                void doing(() => client.backup.discard());
              }}
            >
              {t('storage.discard')}
            </Button>
          </div>
        </>
      )}
    </section>
  );
}

const problemIn = (outcome: BackupChosen | BackupChecked | null) =>
  outcome === null || outcome.ok ? null : outcome.code;

function Contents({ contents }: { readonly contents: BackupContents }) {
  const { t } = useText();
  const { madeMs, program, console, isDemo, events, rows, bytes } = contents;
  return (
    <Alert
      className="outcome storage-row"
      type="success"
      showIcon
      data-restore-checked="whole"
      title={t('storage.whole')}
      description={
        <>
          {t('storage.contents', { time: formatStamp(madeMs), program, console })}
          <br />
          {t('storage.contentsRows', {
            events: formatThousands(events),
            days: formatThousands(rows['days'] ?? 0),
            alarms: formatThousands(rows['alarmLog'] ?? 0),
            size: formatBytes(bytes),
          })}
          {isDemo && <p>{t('storage.contentsDemo')}</p>}
        </>
      }
    />
  );
}
