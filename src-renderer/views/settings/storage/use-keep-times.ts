import { useRef, useState } from 'react';
import { useServices } from '../../../app/services.ts';
import type { PastTime, Retention } from '../../../history/retention.ts';
import { whyNot } from '../../../text/reason.ts';
import { isShorter } from './space-model.ts';
import { useText } from '../../../text/use-text.ts';

/** Saves the times; where that deletes it asks before, and shows how far the deleting is. */
export function useKeepTimes(before: Retention, onDone: () => void) {
  const { t } = useText();
  const { client, history } = useServices();
  const [busy, setBusy] = useState(false);
  const [note, setNote] = useState('');
  const [percent, setPercent] = useState<number | null>(null);
  const [asking, setAsking] = useState<PastTime | null>(null);
  const answering = useRef<(isWanted: boolean) => void>(() => undefined);
  const stopping = useRef(new AbortController());

  const isWanted = async (wanted: Retention): Promise<boolean> => {
    if (!isShorter(before, wanted)) return true;
    setAsking(await history.pastTime(wanted));
    const answer = await new Promise<boolean>((resolve) => {
      answering.current = resolve;
    });
    setAsking(null);
    return answer;
  };

  const save = async (wanted: Retention): Promise<void> => {
    setBusy(true);
    setNote('');
    try {
      if (!(await isWanted(wanted))) return;
      await history.retain(await client.settings.change(wanted));
      if (isShorter(before, wanted)) {
        stopping.current = new AbortController();
        setPercent(0);
        await history.prune({
          signal: stopping.current.signal,
          onProgress: (done, total) => setPercent(total === 0 ? 100 : Math.floor((100 * done) / total)),
        });
      }
      setNote(t('storage.saved'));
      onDone();
    } catch (error) {
      setNote(t('storage.notSaved', { reason: whyNot(error, t) }));
    } finally {
      setPercent(null);
      setBusy(false);
    }
  };
  return {
    busy,
    note,
    percent,
    asking,
    save,
    answer: (yes: boolean) => answering.current(yes),
    /** What is past its time goes a little later then. */
    stop: () => stopping.current.abort(),
  };
}
