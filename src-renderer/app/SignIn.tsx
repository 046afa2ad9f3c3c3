import { Alert, Form, Modal } from 'antd';
import { useState } from 'react';
import type { OperatorOutcome } from '../../src-shared/contract/operators.ts';
import type { Reason } from '../session/gate.ts';
import { keepLastOperator, lastOperator } from '../session/last-operator.ts';
import { useZone } from '../live/hooks.ts';
import { outcomeText } from '../session/outcome-text.ts';
import { whyNot } from '../text/reason.ts';
import { NameField, SecretField } from './SecretFields.tsx';
import { useServices } from './services.ts';
import { useWatched } from './watched.ts';
import { useText } from '../text/use-text.ts';

interface Fields {
  readonly operator: string;
  readonly secret: string;
}

/** Who is it? Asked when something is to be done, never while somebody only watches. */
export default function SignIn({ reason }: { readonly reason: Reason }) {
  const { t } = useText();
  const { gate, session } = useServices();
  const state = useWatched(session, (view) => view.state);
  const isFirst = state === 'none-yet';
  const [form] = Form.useForm<Fields>();
  const { busy, failure, send } = useSignIn(isFirst);
  const name = reason === 'switch' ? '' : session.get().name || lastOperator();
  return (
    <Modal
      open
      afterOpenChange={(isOpen) => {
        if (isOpen) form.focusField(isFirst || name === '' ? 'operator' : 'secret');
      }}
      title={t(isFirst ? 'signIn.first' : `signIn.title.${reason}`)}
      okText={t(isFirst ? 'signIn.create' : 'signIn.enter')}
      cancelText={t('signIn.cancel')}
      confirmLoading={busy}
      onOk={() => form.submit()}
      onCancel={() => gate.answer(false)}
    >
      <p className="sign-in-text">{t(isFirst ? 'signIn.firstText' : `signIn.text.${reason}`)}</p>
      {state === 'unreadable' && <Alert type="error" showIcon title={t('operators.refusal.unreadable')} />}
      <Form<Fields>
        form={form}
        layout="vertical"
        requiredMark={false}
        data-form={isFirst ? 'first-operator' : 'sign-in'}
        initialValues={{ operator: isFirst ? '' : name }}
        onFinish={(fields) => void send(fields)}
      >
        <NameField />
        {isFirst ? (
          <>
            <SecretField name="secret" label={t('signIn.secret')} isChosen />
            <SecretField name="secretAgain" label={t('signIn.secretAgain')} same="secret" />
          </>
        ) : (
          <SecretField name="secret" label={t('signIn.secret')} />
        )}
        {failure !== '' && <Alert type="error" showIcon title={failure} />}
        {/* Enter in a field sends a form that has a button for it. */}
        <button type="submit" hidden tabIndex={-1} />
      </Form>
    </Modal>
  );
}

function useSignIn(isFirst: boolean) {
  const { t } = useText();
  const { client, gate } = useServices();
  const zone = useZone();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState('');
  const settle = (outcome: OperatorOutcome, operator: string): void => {
    if (!outcome.ok) {
      setFailure(outcomeText(outcome, t, zone));
      return;
    }
    keepLastOperator(operator);
    gate.answer(true);
  };
  const send = async ({ operator, secret }: Fields): Promise<void> => {
    setBusy(true);
    setFailure('');
    try {
      const enter = isFirst ? client.operators.createFirst : client.operators.signIn;
      settle(await enter({ operator, secret }), operator);
    } catch (error) {
      setFailure(whyNot(error, t));
    } finally {
      setBusy(false);
    }
  };
  return { busy, failure, send };
}
