import { HistoryOutlined } from '@ant-design/icons';
import { Alert, Button, Progress } from 'antd';
import { canBackTest } from '../../../../src-shared/domain/alarm/rules/back-test.ts';
import type { Rule } from '../../../../src-shared/domain/alarm/rules/rule.ts';
import { BackTestResult } from './BackTestResult.tsx';
import { useBackTest } from './use-back-test.ts';
import { useText } from '../../../text/use-text.ts';

/** "How often would it have rung?", before anybody is woken to find out. */
export function BackTestPanel({ rule }: { readonly rule: Rule }) {
  const { t } = useText();
  const { state, run, cancel } = useBackTest();
  if (!canBackTest(rule))
    return <Alert type="info" showIcon title={t('alarmRules.backTest.cannot')} data-back-test="cannot" />;
  const percent = state.phase === 'running' && state.total > 0 ? (100 * state.done) / state.total : 0;
  return (
    <section className="back-test" data-back-test={state.phase} aria-label={t('alarmRules.backTest.title')}>
      <div className="toolbar">
        <Button
          icon={<HistoryOutlined />}
          disabled={state.phase === 'running'}
          onClick={() => void run(rule)}
        >
          {t('alarmRules.backTest.run')}
        </Button>
        {state.phase === 'running' && (
          <>
            <Progress
              className="back-test-progress"
              aria-label={t('alarmRules.backTest.title')}
              percent={Math.round(percent)}
              status="normal"
            />
            <Button onClick={cancel}>{t('alarmRules.backTest.cancel')}</Button>
          </>
        )}
        {state.phase === 'cancelled' && <span role="status">{t('alarmRules.backTest.cancelled')}</span>}
      </div>
      {state.phase === 'failed' && (
        <Alert type="error" showIcon title={t('alarmRules.backTest.failed', { reason: state.reason })} />
      )}
      {state.phase === 'ready' && (
        <BackTestResult report={state.report} tookMs={state.tookMs} isOutdated={state.rule !== rule} />
      )}
    </section>
  );
}
