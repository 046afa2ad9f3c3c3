import { useState } from 'react';
import type { BrokerTest } from '../../../src-shared/contract/port.ts';
import type { SettingsView } from '../../../src-shared/contract/settings.ts';
import { useServices } from '../../app/services.ts';
import { whyNot } from '../../text/reason.ts';
import { inputOf, type BrokerFields } from './model.ts';
import { useText } from '../../text/use-text.ts';

export type Busy = 'test' | 'save' | null;

/** How the last thing that was asked for went. */
export type Outcome =
  | { readonly kind: 'tested'; readonly result: BrokerTest }
  | { readonly kind: 'saved' }
  | { readonly kind: 'failed'; readonly reason: string };

/** Trying a broker, going over to it, and going back to the demo. */
export function useBroker(settings: SettingsView, onSettings: (settings: SettingsView) => void) {
  const { t } = useText();
  const { client } = useServices();
  const [busy, setBusy] = useState<Busy>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);

  const doing = (what: Busy, work: () => Promise<Outcome>): void => {
    setBusy(what);
    setOutcome(null);
    void work()
      .catch((error: unknown): Outcome => ({ kind: 'failed', reason: whyNot(error, t) }))
      .then((next) => {
        setOutcome(next);
        setBusy(null);
      });
  };
  const goOver = async (change: Promise<SettingsView>): Promise<Outcome> => {
    onSettings(await change);
    return { kind: 'saved' };
  };

  return {
    busy,
    outcome,
    /** What was tried is no longer what the fields say. */
    forget: () => setOutcome(null),
    test: (fields: BrokerFields) =>
      doing('test', async () => ({
        kind: 'tested',
        result: await client.broker.test(inputOf(fields, settings.broker)),
      })),
    save: (fields: BrokerFields) =>
      doing('save', () => goOver(client.settings.useBroker(inputOf(fields, settings.broker)))),
    goDemo: () => doing('save', () => goOver(client.settings.useDemo())),
  };
}
