import { useState } from 'react';
import type { EraseInput } from '../../../../src-shared/contract/privacy.ts';
import { useServices } from '../../../app/services.ts';
import { whyNot } from '../../../text/reason.ts';
import { useText } from '../../../text/use-text.ts';

interface Erased {
  readonly isDone: boolean;
  readonly text: string;
}

/** Has tokens taken out, and says what came of it until something else is done. */
export function useErase(onErased: () => void) {
  const { t } = useText();
  const { client } = useServices();
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<Erased | null>(null);
  const erase = async (input: EraseInput): Promise<void> => {
    setBusy(true);
    setOutcome(null);
    try {
      const answer = await client.privacy.erase(input);
      setOutcome(
        answer.ok
          ? { isDone: true, text: t('privacy.erased', { n: answer.erased, request: answer.request }) }
          : { isDone: false, text: t(`privacy.refusal.${answer.code}`) },
      );
      if (answer.ok) onErased();
    } catch (error) {
      setOutcome({ isDone: false, text: whyNot(error, t) });
    } finally {
      setBusy(false);
    }
  };
  return { busy, outcome, forget: () => setOutcome(null), erase: (input: EraseInput) => void erase(input) };
}
