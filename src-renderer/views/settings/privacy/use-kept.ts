import { useCallback, useEffect, useState } from 'react';
import type { PrivacyKept } from '../../../../src-shared/contract/privacy.ts';
import type { SettingsView } from '../../../../src-shared/contract/settings.ts';
import { useServices } from '../../../app/services.ts';
import { whyNot } from '../../../text/reason.ts';
import { useText } from '../../../text/use-text.ts';

export interface Kept {
  readonly tokens: PrivacyKept;
  readonly settings: SettingsView;
  /** Whole events in the history; null: it could not be asked. */
  readonly events: number | null;
}

/** What is kept, counted when the page opens and whenever it is asked for. */
export function useKept() {
  const { t } = useText();
  const { client, history } = useServices();
  const [kept, setKept] = useState<Kept | null>(null);
  const [failure, setFailure] = useState('');
  const [isCounting, setCounting] = useState(true);
  const [round, setRound] = useState(0);
  useEffect(() => {
    let left = false;
    const events = history.counts().then(
      ({ events: n }) => n,
      () => null,
    );
    Promise.all([client.privacy.kept(), client.settings.get(), events])
      .then(([tokens, settings, n]) => {
        if (left) return;
        setKept({ tokens, settings, events: n });
        setFailure('');
      })
      .catch((error: unknown) => {
        if (!left) setFailure(t('privacy.failed', { reason: whyNot(error, t) }));
      })
      .finally(() => {
        if (!left) setCounting(false);
      });
    return () => {
      left = true;
    };
  }, [client, history, t, round]);
  const count = useCallback(() => {
    setCounting(true);
    setRound((before) => before + 1);
  }, []);
  return {
    kept,
    failure,
    isCounting,
    count,
    /** Others were saved: what is past its time goes at once, so it is counted anew. */
    use: (settings: SettingsView): void => {
      setKept((before) => (before === null ? null : { ...before, settings }));
      count();
    },
  };
}
