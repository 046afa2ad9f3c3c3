import { useContext, useEffect } from 'react';
import { useServices } from '../app/services.ts';
import { TickerContext } from '../components/ticker.ts';
import { useLive } from '../live/hooks.ts';
import { newestUndo } from './newest-undo.ts';

/** Ctrl+Z, or ⌘Z, in every view but out of a field and without a dialog: what it did is seen beside the light. */
export function useUndoKey(): void {
  const { client } = useServices();
  const { store } = useLive();
  const ticker = useContext(TickerContext);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || event.repeat) return;
      if (event.key.toLowerCase() !== 'z' || isElsewhere(event)) return;
      const lists = store.placed().map(({ id }) => store.commandsOf(id));
      const undoing = newestUndo(lists, ticker.now());
      if (undoing === null) return;
      event.preventDefault();
      // A refusal has its own words where it is asked for; whoever cancels the sign-in sees that nothing changed.
      client.commands.send({ ...undoing, note: '' }).catch(() => undefined);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [client, store, ticker]);
}

const isElsewhere = ({ target }: KeyboardEvent): boolean =>
  document.querySelector('[role="dialog"][aria-modal="true"]') !== null ||
  (target instanceof Element && target.closest('input, textarea, select, [contenteditable]') !== null);
