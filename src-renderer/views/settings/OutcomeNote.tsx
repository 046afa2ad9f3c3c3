import { Alert } from 'antd';
import { assertNever } from '../../../src-shared/domain/assert-never.ts';
import type { BrokerTest } from '../../../src-shared/contract/port.ts';
import type { Outcome } from './use-broker.ts';
import { useText } from '../../text/use-text.ts';

/** How it went, in plain words; it stays until something else is done. */
export function OutcomeNote({ outcome }: { readonly outcome: Outcome | null }) {
  const { t } = useText();
  if (outcome === null) return null;
  switch (outcome.kind) {
    case 'tested':
      return <TestResult result={outcome.result} />;
    case 'saved':
      return <Alert className="outcome" type="success" showIcon title={t('settings.saved')} />;
    case 'failed':
      return (
        <Alert
          className="outcome"
          type="error"
          showIcon
          title={t('settings.saveFailed', { reason: outcome.reason })}
        />
      );
    default:
      return assertNever(outcome);
  }
}

/** What a try of the broker showed: what is wrong, and what to do about it. */
function TestResult({ result }: { readonly result: BrokerTest }) {
  const { t } = useText();
  if (result.ok) {
    const { protocol, roundTripMs } = result;
    return (
      <Alert
        className="outcome"
        type="success"
        showIcon
        data-test-result="ok"
        title={t('settings.testOk', { protocol, ms: Math.round(roundTripMs) })}
      />
    );
  }
  return (
    <Alert
      className="outcome"
      type="error"
      showIcon
      data-test-result={result.problem}
      title={t(`problem.${result.problem}`)}
      description={
        <>
          <p>{t(`problemDo.${result.problem}`)}</p>
          {result.detail !== '' && <code>{result.detail}</code>}
        </>
      }
    />
  );
}
