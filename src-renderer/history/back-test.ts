import { backTest, canBackTest, fieldFor, type Rang } from '../../src-shared/domain/alarm/rules/back-test.ts';
import {
  covering,
  NO_COVERAGE,
  reportOf,
  type BackTestReport,
} from '../../src-shared/domain/alarm/rules/back-test-report.ts';
import { picks, type Rule } from '../../src-shared/domain/alarm/rules/rule.ts';
import type { StationFacts } from '../../src-shared/domain/alarm/rules/station-facts.ts';
import type { StationPast } from '../../src-shared/domain/alarm/rules/station-past.ts';
import { traceFor } from '../../src-shared/domain/alarm/rules/trace.ts';
import { pastOf, signalsFor } from './past.ts';
import type { HistoryDb } from './rows.ts';
import type { Task } from './task.ts';

export interface BackTestQuery {
  readonly rule: Rule;
  /** All that are known; the rule picks of them. */
  readonly stations: readonly StationFacts[];
  /** Epoch ms; `toMs` is now. A day of the report begins at `fromMs`. */
  readonly fromMs: number;
  readonly toMs: number;
  /** A station that is silent for so long is stale, ms. */
  readonly staleAfterMs: number;
}

/** Stations read at once: one waits for the database while another is judged, and a megabyte each lies in memory. */
const AT_ONCE = 8;

/** Reads and judges station by station. Null: it was cancelled. */
export async function runBackTest(
  db: HistoryDb,
  query: BackTestQuery,
  { progress, isCancelled }: Task,
): Promise<BackTestReport | null> {
  const { rule } = query;
  if (!canBackTest(rule)) throw new TypeError(`the history tells nothing of ${rule.kind}`);
  const stations = query.stations.filter(({ station }) => picks(rule.stations, station));
  const wanted = { trace: traceFor(rule), field: fieldFor(rule) };
  const rang: Rang[] = [];
  let coverage = NO_COVERAGE;
  for (let first = 0; first < stations.length; first += AT_ONCE) {
    const some = stations
      .slice(first, first + AT_ONCE)
      .map((facts) => ({ facts, signals: signalsFor(rule, facts) }));
    const pasts = await Promise.all(
      some.map(({ facts, signals }) => pastOf(db, facts, { ...query, ...wanted, signals })),
    );
    for (const [index, past] of pasts.entries()) {
      if (isCancelled()) return null;
      progress(first + index, stations.length);
      rang.push(...judged(rule, past));
      coverage = covering(coverage, past, wanted.trace !== null || some[index]?.signals.length !== 0);
    }
  }
  return isCancelled() ? null : reportOf(rang, query, coverage);
}

function judged(rule: Rule, past: StationPast): readonly Rang[] {
  const running = backTest(rule, [past]);
  for (;;) {
    const { done, value } = running.next();
    if (done === true) return value;
  }
}
