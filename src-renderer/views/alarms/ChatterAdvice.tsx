import { Alert, Button } from 'antd';
import { useContext, useState } from 'react';
import { adviceOf, type Chatter } from '../../../src-shared/domain/alarm/chatter.ts';
import { ringsAtOnce } from '../../../src-shared/domain/alarm/rules/rule.ts';
import { useServices } from '../../app/services.ts';
import { formatLength } from '../../text/format.ts';
import { reasonOf } from '../../text/reason.ts';
import { withDelay } from './rules/take-over.ts';
import { OpenRulesContext } from './tabs.ts';
import { useText } from '../../text/use-text.ts';

interface ChatterAdviceProps {
  readonly chatter: Chatter;
  /** How many occurrences that stands on. */
  readonly count: number;
  readonly type: string;
  /** Null: the station's own alarm, whose delays are the gateway's. */
  readonly rule: string | null;
}

/** That an alarm chatters, which delay would have calmed it, and a button that puts it into the rule's draft. */
export function ChatterAdvice({ chatter, count, type, rule }: ChatterAdviceProps) {
  const { t } = useText();
  const { client } = useServices();
  const openRules = useContext(OpenRulesContext);
  const [failed, setFailed] = useState<string | null>(null);
  const advice = rule !== null && ringsAtOnce(type) ? null : adviceOf(chatter);
  const take = async (): Promise<void> => {
    if (advice === null || rule === null) return;
    try {
      const isTaken = await withDelay(client, rule, advice);
      if (isTaken) openRules();
      else setFailed(t('alarms.chatter.noRule'));
    } catch (error) {
      setFailed(reasonOf(error));
    }
  };
  const said = t('alarms.chatter.said', { minute: chatter.mostInMinute, ten: chatter.mostInTen });
  return (
    <Alert
      type="info"
      showIcon
      data-chatter={advice?.which ?? 'none'}
      title={said}
      description={
        <>
          <p className="chatter-text">
            {failed ??
              (advice === null
                ? t('alarms.chatter.noDelay')
                : t(`alarms.chatter.${advice.which}`, {
                    delay: formatLength(advice.delayS * 1_000, t),
                    saved: advice.saved,
                    n: count,
                  }))}
          </p>
          {advice !== null && rule === null && <p className="chatter-own">{t('alarms.chatter.own')}</p>}
          {advice !== null && rule !== null && (
            <Button size="small" onClick={() => void take()}>
              {t('alarms.chatter.take')}
            </Button>
          )}
        </>
      }
    />
  );
}
