import { useContext, useEffect, useRef, useState } from 'react';
import type { BackTestReport } from '../../../../src-shared/domain/alarm/rules/back-test-report.ts';
import type { Rule } from '../../../../src-shared/domain/alarm/rules/rule.ts';
import { useServices } from '../../../app/services.ts';
import { TickerContext } from '../../../components/ticker.ts';
import { reasonOf } from '../../../text/reason.ts';

export type BackTesting =
  | { readonly phase: 'idle' }
  | { readonly phase: 'cancelled' }
  | { readonly phase: 'running'; readonly done: number; readonly total: number }
  | { readonly phase: 'failed'; readonly reason: string }
  /** `rule`: as it was tested. */
  | {
      readonly phase: 'ready';
      readonly report: BackTestReport;
      readonly rule: Rule;
      readonly tookMs: number;
    };

const RANGE_MS = 30 * 86_400_000;

/** The last month, now, as the rule stands in the draft. Leaving the page ends it. */
export function useBackTest() {
  const { client, history } = useServices();
  const ticker = useContext(TickerContext);
  const [state, setState] = useState<BackTesting>({ phase: 'idle' });
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const run = async (rule: Rule): Promise<void> => {
    running.current?.abort();
    const ending = new AbortController();
    running.current = ending;
    const tell = (next: BackTesting): void => {
      if (running.current === ending) setState(next);
    };
    tell({ phase: 'running', done: 0, total: 0 });
    const startedMs = performance.now();
    try {
      const [stations, settings] = await Promise.all([client.rules.stations(), client.settings.get()]);
      const toMs = ticker.now();
      const report = await history.backTest(
        { rule, stations, fromMs: toMs - RANGE_MS, toMs, staleAfterMs: settings.staleAfterS * 1_000 },
        { signal: ending.signal, onProgress: (done, total) => tell({ phase: 'running', done, total }) },
      );
      const tookMs = performance.now() - startedMs;
      tell(report === null ? { phase: 'cancelled' } : { phase: 'ready', report, rule, tookMs });
    } catch (error) {
      tell({ phase: 'failed', reason: reasonOf(error) });
    }
  };

  return { state, run, cancel: () => running.current?.abort() };
}
