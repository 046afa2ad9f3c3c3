import { useEffect, useState } from 'react';
import type { ClosedFault } from '../../../src-shared/contract/months.ts';
import { changesBetween } from '../../../src-shared/domain/report/changes.ts';
import { closedName, type FigureChange } from '../../../src-shared/domain/report/closing.ts';
import type { Report } from '../../../src-shared/domain/report/model.ts';
import { monthIn } from '../../../src-shared/domain/report/range.ts';
import type { PortClient } from '../../link/port.ts';
import { frozenPart, reportIn } from '../../report/closed.ts';
import { useServices, type Services } from '../../app/services.ts';
import { reasonOf } from '../../text/reason.ts';
import type { Choice } from './model.ts';

/** How what is shown stands to the closing of its month. */
export type Standing =
  | { readonly kind: 'none' }
  | { readonly kind: 'open'; readonly month: string }
  /** `changes`: what the figures as counted now have otherwise; null: not known yet. */
  | { readonly kind: 'closed'; readonly month: string; readonly changes: readonly FigureChange[] | null }
  | { readonly kind: 'damaged'; readonly month: string; readonly name: string; readonly fault: ClosedFault }
  /** Some days of a month that is closed. */
  | { readonly kind: 'part'; readonly name: string }
  | { readonly kind: 'unread'; readonly reason: string };

export type LoadedReport = { readonly again: () => void } & (
  | { readonly phase: 'counting' }
  | { readonly phase: 'failed'; readonly reason: string }
  | { readonly phase: 'ready'; readonly report: Report; readonly standing: Standing }
);

type Answer = { readonly choice: Choice; readonly round: number } & (
  { readonly reason: string } | { readonly report: Report; readonly standing: Standing }
);

/** The report of what is chosen: the frozen figures where the month is closed, else counted in the history's thread. Of the newest choice only. */
export function useReport(choice: Choice): LoadedReport {
  const services = useServices();
  const [round, setRound] = useState(0);
  const [answer, setAnswer] = useState<Answer | null>(null);
  useEffect(() => {
    let left = false;
    const show = (made: LoadedPart): void => {
      if (!left) setAnswer({ choice, round, ...made });
    };
    load(services, choice, show).catch((error: unknown) => show({ reason: reasonOf(error) }));
    return () => {
      left = true;
    };
  }, [services, choice, round]);
  const again = (): void => setRound((before) => before + 1);
  if (answer === null || answer.choice !== choice || answer.round !== round)
    return { phase: 'counting', again };
  return 'report' in answer
    ? { phase: 'ready', report: answer.report, standing: answer.standing, again }
    : { phase: 'failed', reason: answer.reason, again };
}

type LoadedPart = { readonly reason: string } | { readonly report: Report; readonly standing: Standing };

async function load(services: Services, choice: Choice, show: (part: LoadedPart) => void): Promise<void> {
  const { client } = services;
  const stations = choice.stations.length === 0 ? ('all' as const) : choice.stations;
  const month = monthIn(choice.range);
  const closed = month === null ? null : await client.months.read({ month }).catch(reasonOf);
  if (month !== null && closed !== null && typeof closed !== 'string' && closed.state === 'closed') {
    const part = frozenPart(closed.closed, stations);
    if (!part.ok) {
      show({ reason: part.unknown.join(', ') });
      return;
    }
    const standing = { kind: 'closed' as const, month };
    show({ report: part.report, standing: { ...standing, changes: null } });
    const now = await countNow(services, choice, 'all');
    const changes = now.ok ? changesBetween(reportIn(closed.closed), now.report) : [];
    show({ report: part.report, standing: { ...standing, changes } });
    return;
  }
  const told = await countNow(services, choice, stations);
  if (!told.ok) {
    show({ reason: told.unknown.join(', ') });
    return;
  }
  const { report } = told;
  if (typeof closed === 'string') show({ report, standing: { kind: 'unread', reason: closed } });
  else if (month === null || closed === null) show({ report, standing: await partOf(client, choice) });
  else if (closed.state === 'damaged')
    show({
      report,
      standing: { kind: 'damaged', month, name: closedName(closed.head), fault: closed.fault },
    });
  else show({ report, standing: { kind: 'open', month } });
}

async function countNow(
  { client, history, hello }: Services,
  { range }: Choice,
  stations: 'all' | readonly string[],
) {
  const { dayBeginsAtHour } = await client.settings.get();
  const program = hello.programVersion;
  return history.report({ range, stations, dayBeginsAtHour, nowMs: Date.now(), program });
}

async function partOf(client: PortClient, { range }: Choice): Promise<Standing> {
  const rows = await client.months.list().catch(() => []);
  const [from, to] = [range.from.slice(0, 7), range.to.slice(0, 7)];
  const found = rows.find(({ month }) => month >= from && month <= to);
  return found === undefined ? { kind: 'none' } : { kind: 'part', name: closedName(found) };
}
