import { Alert, Button, Progress } from 'antd';
import { useState } from 'react';
import type { VerifyState } from '../../../../src-shared/contract/audit.ts';
import { useServices } from '../../../app/services.ts';
import { whyNot } from '../../../text/reason.ts';
import { useText } from '../../../text/use-text.ts';

/** As often as a bar that moves wants it, ms. */
const LOOK_MS = 250;

/** Proves the whole log in main, and shows how far it is. */
export function AuditProof() {
  const { t } = useText();
  const { client } = useServices();
  const [state, setState] = useState<VerifyState | null>(null);
  const [failure, setFailure] = useState('');
  const isRunning = state?.phase === 'running';
  const prove = async (): Promise<void> => {
    setFailure('');
    try {
      let next = await client.audit.verify({ restart: true });
      setState(next);
      while (next.phase === 'running') {
        await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
        next = await client.audit.verify({ restart: false });
        setState(next);
      }
    } catch (error) {
      setState(null);
      setFailure(whyNot(error, t));
    }
  };
  return (
    <div className="audit-tools" data-audit-proof={state?.phase}>
      <Button loading={isRunning} onClick={() => void prove()}>
        {t('audit.verify')}
      </Button>
      {failure !== '' && <Alert type="error" showIcon title={failure} />}
      {state !== null && <Outcome state={state} />}
    </div>
  );
}

function Outcome({ state }: { readonly state: VerifyState }) {
  const { t } = useText();
  const { phase, entries: n, doneBytes, totalBytes, fault } = state;
  switch (phase) {
    case 'running': {
      const percent = totalBytes === 0 ? 0 : Math.floor((100 * doneBytes) / totalBytes);
      return (
        <span className="audit-progress" role="status">
          <Progress percent={percent} showInfo={false} aria-label={t('audit.verify')} />{' '}
          {t('audit.verifying', { n, percent })}
        </span>
      );
    }
    case 'whole':
      return <Alert type="success" showIcon title={t('audit.whole', { n })} />;
    case 'failed':
      return <Alert type="error" showIcon title={t('audit.unreadable')} />;
    case 'faulty':
      return (
        <Alert
          type="error"
          showIcon
          title={
            fault === null
              ? t('audit.unreadable')
              : t('audit.faultAt', { seq: fault.seq, fault: t(`audit.fault.${fault.code}`) })
          }
          description={t('audit.faultDo')}
        />
      );
  }
}
