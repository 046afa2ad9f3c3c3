import { useCallback, useEffect, useState } from 'react';
import type { OperatorOutcome, OperatorRow } from '../../../../src-shared/contract/operators.ts';
import { useServices } from '../../../app/services.ts';
import { useZone } from '../../../live/hooks.ts';
import { outcomeText } from '../../../session/outcome-text.ts';
import { whyNot } from '../../../text/reason.ts';
import { useText } from '../../../text/use-text.ts';

/** The accounts, and what is done to them; `failure` says what became of the last deed when nothing did. */
export function useOperators() {
  const { t } = useText();
  const { client } = useServices();
  const zone = useZone();
  const [rows, setRows] = useState<readonly OperatorRow[] | null>(null);
  const [failure, setFailure] = useState('');
  const [asked, setAsked] = useState(0);

  useEffect(() => {
    let left = false;
    client.operators.list().then(
      (list) => {
        if (!left) setRows(list);
      },
      (error: unknown) => {
        if (!left) setFailure(t('operators.failed', { reason: whyNot(error, t) }));
      },
    );
    return () => {
      left = true;
    };
  }, [client, t, asked]);

  const doing = useCallback(
    async (deed: Promise<OperatorOutcome>): Promise<boolean> => {
      try {
        const outcome = await deed;
        setFailure(outcome.ok ? '' : outcomeText(outcome, t, zone));
        setAsked((times) => times + 1);
        return outcome.ok;
      } catch (error) {
        setFailure(whyNot(error, t));
        return false;
      }
    },
    [t, zone],
  );
  return { rows, failure, doing };
}
