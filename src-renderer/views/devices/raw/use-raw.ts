import { useEffect, useRef, useState } from 'react';
import type { RawFilter, RawMessage } from '../../../../src-shared/contract/raw.ts';
import { useServices } from '../../../app/services.ts';
import { whyNot } from '../../../text/reason.ts';
import { useText } from '../../../text/use-text.ts';

type Phase =
  | { readonly phase: 'closed'; readonly note: 'none' | 'interrupted' }
  | { readonly phase: 'opening' }
  | { readonly phase: 'failed'; readonly reason: string }
  | { readonly phase: 'open'; readonly watch: number };

/** Faster than one reads; main keeps what comes between. */
const PERIOD_MS = 500;
/** As many as main keeps. */
const LISTED_MOST = 500;

interface Seen {
  readonly filter: RawFilter;
  /** Newest first. */
  readonly messages: readonly RawMessage[];
  readonly skipped: number;
}

/** The messages that pass the filter while somebody watches. Nothing is asked for before he says so. */
export function useRaw(filter: RawFilter) {
  const { t } = useText();
  const { client } = useServices();
  const [phase, setPhase] = useState<Phase>({ phase: 'closed', note: 'none' });
  const [seen, setSeen] = useState<Seen>({ filter, messages: [], skipped: 0 });
  const newest = useRef(0);
  const watch = phase.phase === 'open' ? phase.watch : null;

  useEffect(() => {
    if (watch === null) return;
    let left = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    newest.current = 0;
    const ask = async (): Promise<void> => {
      const page = await client.raw.pull({ watch, after: newest.current, filter });
      if (left) return;
      if (!page.ok) {
        setPhase({ phase: 'closed', note: 'interrupted' });
        return;
      }
      newest.current = page.messages.at(-1)?.seq ?? newest.current;
      setSeen((before) => {
        const kept = before.filter === filter ? before.messages : [];
        if (page.messages.length === 0 && before.filter === filter && page.skipped === before.skipped)
          return before;
        const messages = [...page.messages.toReversed(), ...kept].slice(0, LISTED_MOST);
        return { filter, messages, skipped: page.skipped };
      });
      timer = setTimeout(go, PERIOD_MS);
    };
    const go = (): void => {
      ask().catch((error: unknown) => {
        if (!left) setPhase({ phase: 'failed', reason: whyNot(error, t) });
      });
    };
    go();
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [client, t, watch, filter]);

  const open = (): void => {
    setPhase({ phase: 'opening' });
    client.raw.open().then(
      (opened) => setPhase({ phase: 'open', watch: opened.watch }),
      (error: unknown) => setPhase({ phase: 'failed', reason: whyNot(error, t) }),
    );
  };
  return { phase, seen, open };
}
