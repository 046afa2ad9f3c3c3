import { Alert, Button, Form, InputNumber, Switch } from 'antd';
import { useState } from 'react';
import type { BackupState, Nightly } from '../../../../src-shared/contract/backup.ts';
import { useServices } from '../../../app/services.ts';
import { formatBytes, formatStamp } from '../../../text/format.ts';
import { PassphraseFields, type Passphrases } from './PassphraseFields.tsx';
import type { Backup } from './use-backup.ts';
import { useText } from '../../../text/use-text.ts';

const HOUR_MOST = 23;
const KEEP_MOST = 60;

interface NightlyFormProps {
  readonly state: BackupState;
  readonly doing: Backup['doing'];
}

/** The backup that nobody has to think of. */
export function NightlyForm({ state, doing }: NightlyFormProps) {
  const { t } = useText();
  const { client } = useServices();
  const { nightly, newest, canKeepSecrets } = state;
  const [isEncrypted, setEncrypted] = useState(nightly.isEncrypted);
  const [note, setNote] = useState('');
  const isKept = nightly.isEncrypted && !nightly.isPassphraseGone;
  const save = async ({ isOn, hour, keep, passphrase = '' }: Nightly & Passphrases): Promise<void> => {
    const keeps = isEncrypted && passphrase === '' && isKept;
    const wanted = isEncrypted ? passphrase : '';
    const outcome = await doing(() =>
      client.backup.nightly({ isOn, hour, keep, passphrase: keeps ? null : wanted }),
    );
    if (outcome !== null)
      setNote(
        outcome.ok
          ? t('storage.saved')
          : t('storage.notSaved', { reason: t(`storage.problem.${outcome.code}`) }),
      );
  };
  return (
    <>
      <h3>{t('storage.nightly')}</h3>
      <Form<Nightly & Passphrases>
        layout="vertical"
        requiredMark={false}
        initialValues={nightly}
        onFinish={(wanted) => void save(wanted)}
        onValuesChange={() => setNote('')}
      >
        <Form.Item name="isOn" label={t('storage.isOn')} valuePropName="checked">
          <Switch />
        </Form.Item>
        <Form.Item label={t('storage.folder')}>
          <span className="storage-path">{nightly.folder}</span>{' '}
          <Button onClick={() => void doing(() => client.backup.folder())}>
            {t('storage.chooseFolder')}
          </Button>
        </Form.Item>
        <Form.Item
          name="hour"
          label={t('storage.at')}
          rules={[
            {
              required: true,
              type: 'integer',
              min: 0,
              max: HOUR_MOST,
              message: t('storage.range', { min: 0, max: HOUR_MOST }),
            },
          ]}
        >
          <InputNumber<number> className="storage-days" suffix={t('storage.oClock')} />
        </Form.Item>
        <Form.Item
          name="keep"
          label={t('storage.keepFiles')}
          rules={[
            {
              required: true,
              type: 'integer',
              min: 1,
              max: KEEP_MOST,
              message: t('storage.range', { min: 1, max: KEEP_MOST }),
            },
          ]}
        >
          <InputNumber<number> className="storage-days" suffix={t('storage.files')} />
        </Form.Item>
        <Form.Item label={t('storage.encrypt')} htmlFor="nightly-encrypt">
          <Switch
            id="nightly-encrypt"
            disabled={!canKeepSecrets}
            checked={isEncrypted}
            onChange={setEncrypted}
          />
        </Form.Item>
        {!canKeepSecrets && (
          <Alert className="outcome" type="info" showIcon title={t('storage.noKeyStore')} />
        )}
        {nightly.isPassphraseGone && (
          <Alert className="outcome" type="warning" showIcon title={t('storage.passphraseGone')} />
        )}
        {isEncrypted && <PassphraseFields isKept={isKept} />}
        <div className="storage-row">
          <Button htmlType="submit">{t('storage.apply')}</Button>
          <span role="status">{note}</span>
        </div>
      </Form>
      <p className="settings-hint storage-row">
        {newest === null
          ? t('storage.noNightly')
          : t('storage.newest', { time: formatStamp(newest.atMs), size: formatBytes(newest.bytes) })}
      </p>
    </>
  );
}
