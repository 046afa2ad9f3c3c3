import { Alert, Form, Modal } from 'antd';
import { useState } from 'react';
import { useZone } from '../live/hooks.ts';
import { outcomeText } from '../session/outcome-text.ts';
import { whyNot } from '../text/reason.ts';
import { SecretField } from './SecretFields.tsx';
import { useServices } from './services.ts';
import { useText } from '../text/use-text.ts';

interface Fields {
  readonly secret: string;
  readonly next: string;
}

interface ChangeSecretProps {
  /** An administrator gave the present one. */
  readonly isDue: boolean;
  readonly onClose: () => void;
}

/** One's own password; it may be put off, because an alarm may not. */
export default function ChangeSecret({ isDue, onClose }: ChangeSecretProps) {
  const { t } = useText();
  const { client } = useServices();
  const [form] = Form.useForm<Fields>();
  const zone = useZone();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState('');
  const save = async ({ secret, next }: Fields): Promise<void> => {
    setBusy(true);
    try {
      const outcome = await client.operators.changeSecret({ secret, next });
      if (outcome.ok) onClose();
      else setFailure(outcomeText(outcome, t, zone));
    } catch (error) {
      setFailure(whyNot(error, t));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal
      open
      afterOpenChange={(isOpen) => {
        if (isOpen) form.focusField('secret');
      }}
      title={t('signIn.changeSecret')}
      okText={t('settings.apply')}
      cancelText={t(isDue ? 'signIn.later' : 'signIn.cancel')}
      confirmLoading={busy}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      {isDue && <p>{t('signIn.due')}</p>}
      <Form<Fields>
        form={form}
        layout="vertical"
        requiredMark={false}
        data-form="change-secret"
        onFinish={(fields) => void save(fields)}
      >
        <SecretField name="secret" label={t('signIn.secretNow')} />
        <SecretField name="next" label={t('signIn.secretNext')} isChosen />
        <SecretField name="nextAgain" label={t('signIn.secretAgain')} same="next" />
        {/* Enter in a field sends a form that has a button for it. */}
        <button type="submit" hidden tabIndex={-1} />
        {failure !== '' && <Alert type="error" showIcon title={failure} />}
      </Form>
    </Modal>
  );
}
