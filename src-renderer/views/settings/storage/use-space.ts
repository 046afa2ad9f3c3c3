import { useCallback, useEffect, useState } from 'react';
import type { SettingsView } from '../../../../src-shared/contract/settings.ts';
import type { DiskUse } from '../../../../src-shared/contract/storage.ts';
import { useServices } from '../../../app/services.ts';
import type { Space } from '../../../history/space.ts';
import { reasonOf } from '../../../text/reason.ts';

export interface Measured {
  readonly space: Space;
  readonly disk: DiskUse;
  readonly settings: SettingsView;
  readonly nowMs: number;
}

export type Measuring =
  | { readonly phase: 'measuring' }
  | { readonly phase: 'failed'; readonly reason: string }
  | { readonly phase: 'ready'; readonly measured: Measured };

/** What everything takes, measured when the page is opened and again when that is asked for. */
export function useSpace() {
  const { client, history } = useServices();
  const [state, setState] = useState<Measuring>({ phase: 'measuring' });
  const [asked, setAsked] = useState(0);
  useEffect(() => {
    let left = false;
    const settle = (next: Measuring): void => {
      if (!left) setState(next);
    };
    Promise.all([history.space(), client.storage.disk(), client.settings.get()]).then(
      ([space, disk, settings]) =>
        settle({ phase: 'ready', measured: { space, disk, settings, nowMs: Date.now() } }),
      (error: unknown) => settle({ phase: 'failed', reason: reasonOf(error) }),
    );
    return () => {
      left = true;
    };
  }, [client, history, asked]);
  const again = useCallback(() => setAsked((times) => times + 1), []);
  return { state, again };
}
