import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import type { BrokerTest } from '../../../src-shared/contract/port.ts';

/** What a try of the broker showed, in plain words: what is wrong, and what to do about it. */
export function TestResult({ result }: { readonly result: BrokerTest | null }) {
  const { t } = useTranslation();
  if (result === null) return null;
  if (result.ok) {
    const { protocol, roundTripMs } = result;
    return (
      <Alert
        className="broker-result"
        type="success"
        showIcon
        data-test-result="ok"
        title={t('settings.testOk', { protocol, ms: Math.round(roundTripMs) })}
      />
    );
  }
  return (
    <Alert
      className="broker-result"
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
