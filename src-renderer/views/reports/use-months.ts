import { useEffect, useState } from 'react';
import type { ClosedRow } from '../../../src-shared/contract/months.ts';
import { changesBetween } from '../../../src-shared/domain/report/changes.ts';
import { monthAfter, rangeOf } from '../../../src-shared/domain/report/month.ts';
import { useServices, type Services } from '../../app/services.ts';
import { reportIn } from '../../report/closed.ts';
import { reasonOf } from '../../text/reason.ts';

/** A month and its newest version. */
export interface MonthRow {
  readonly month: string;
  readonly isRunning: boolean;
  readonly closed: ClosedRow | null;
}

/** How many figures are other than in the newest version; null: it cannot be said. */
export type Since = ReadonlyMap<string, number | null>;

export type LoadedMonths = { readonly again: () => void } & (
  | { readonly phase: 'loading' }
  | { readonly phase: 'failed'; readonly reason: string }
  | { readonly phase: 'ready'; readonly rows: readonly MonthRow[]; readonly since: Since }
);

/** Of the newest closed months, so many are held against the figures as counted now: each costs a month's count. */
const COMPARED = 12;

/** All months of which anything is known, newest first. */
export function useMonths(): LoadedMonths {
  const services = useServices();
  const [round, setRound] = useState(0);
  const [rows, setRows] = useState<readonly MonthRow[] | null>(null);
  const [since, setSince] = useState<Since>(new Map());
  const [reason, setReason] = useState<string | null>(null);
  useEffect(() => {
    let left = false;
    const isLeft = (): boolean => left;
    const load = async (): Promise<void> => {
      const found = await monthRows(services);
      const show = (work: () => void): void => {
        if (!isLeft()) work();
      };
      show(() => {
        setRows(found);
        setReason(null);
      });
      const whole = found.filter(({ closed }) => closed?.fault === null).slice(0, COMPARED);
      for (const { month } of whole) {
        if (isLeft()) return;
        const count = await changesSince(services, month);
        show(() => setSince((before) => new Map(before).set(month, count)));
      }
    };
    load().catch((error: unknown) => {
      if (!left) setReason(reasonOf(error));
    });
    return () => {
      left = true;
    };
  }, [services, round]);
  const again = (): void => {
    setSince(new Map());
    setRound((before) => before + 1);
  };
  if (reason !== null) return { phase: 'failed', reason, again };
  return rows === null ? { phase: 'loading', again } : { phase: 'ready', rows, since, again };
}

async function monthRows({ client, history }: Services): Promise<MonthRow[]> {
  const [first, closed] = await Promise.all([history.firstDay(), client.months.list()]);
  const now = new Date().toISOString().slice(0, 7);
  const begins = [first?.slice(0, 7), closed.at(-1)?.month].filter((month) => month !== undefined).sort()[0];
  const rows: MonthRow[] = [];
  for (let month = begins ?? monthAfter(now); month <= now; month = monthAfter(month))
    rows.unshift({
      month,
      isRunning: month === now,
      closed: closed.find((row) => row.month === month) ?? null,
    });
  return rows;
}

async function changesSince({ client, history, hello }: Services, month: string): Promise<number | null> {
  const answer = await client.months.read({ month });
  if (answer.state !== 'closed') return null;
  const { dayBeginsAtHour } = await client.settings.get();
  const told = { nowMs: Date.now(), program: hello.programVersion, dayBeginsAtHour };
  const now = await history.report({ range: rangeOf(month), stations: 'all', ...told });
  return now.ok ? changesBetween(reportIn(answer.closed), now.report).length : null;
}
