import { useEffect, useState } from 'react';
import type { Report } from '../../../src-shared/domain/report/model.ts';
import { useServices } from '../../app/services.ts';
import { reasonOf } from '../../text/reason.ts';
import type { Choice } from './model.ts';

export type LoadedReport = { readonly again: () => void } & (
  | { readonly phase: 'counting' }
  | { readonly phase: 'failed'; readonly reason: string }
  | { readonly phase: 'ready'; readonly report: Report }
);

type Answer = { readonly choice: Choice; readonly round: number } & (
  { readonly reason: string } | { readonly report: Report }
);

/** The report of what is chosen, counted in the history's thread; of the newest choice only. */
export function useReport(choice: Choice): LoadedReport {
  const { client, history, hello } = useServices();
  const [round, setRound] = useState(0);
  const [answer, setAnswer] = useState<Answer | null>(null);
  useEffect(() => {
    let left = false;
    const count = async (): Promise<Answer> => {
      const { dayBeginsAtHour } = await client.settings.get();
      const stations = choice.stations.length === 0 ? ('all' as const) : choice.stations;
      const program = hello.programVersion;
      const query = { range: choice.range, stations, dayBeginsAtHour, nowMs: Date.now(), program };
      const told = await history.report(query);
      return told.ok
        ? { choice, round, report: told.report }
        : { choice, round, reason: told.unknown.join(', ') };
    };
    const show = (made: Answer): void => {
      if (!left) setAnswer(made);
    };
    count().then(show, (error: unknown) => show({ choice, round, reason: reasonOf(error) }));
    return () => {
      left = true;
    };
  }, [client, history, hello, choice, round]);
  const again = (): void => setRound((before) => before + 1);
  if (answer === null || answer.choice !== choice || answer.round !== round)
    return { phase: 'counting', again };
  return 'report' in answer
    ? { phase: 'ready', report: answer.report, again }
    : { phase: 'failed', reason: answer.reason, again };
}
