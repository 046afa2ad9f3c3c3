import { backTest, canBackTest, fieldFor, type Rang } from '../../src-shared/domain/alarm/rules/back-test.ts';
import {
  covering,
  NO_COVERAGE,
  reportOf,
  type BackTestReport,
} from '../../src-shared/domain/alarm/rules/back-test-report.ts';
import { picks, type Rule } from '../../src-shared/domain/alarm/rules/rule.ts';
import type { StationFacts } from '../../src-shared/domain/alarm/rules/station-facts.ts';
import { traceFor } from '../../src-shared/domain/alarm/rules/trace.ts';
import { DAY_MS } from './digest.ts';
import { pastOf, signalsFor } from './past.ts';
import type { HistoryDb } from './schema.ts';

export interface BackTestQuery {
  readonly rule: Rule;
  /** All that are known; the rule picks of them. */
  readonly stations: readonly StationFacts[];
  /** Epoch ms; `toMs` is now. Days begin at `fromMs`. */
  readonly fromMs: number;
  readonly toMs: number;
  /** A station that is silent for so long is stale, ms. */
  readonly staleAfterMs: number;
}

/** How a long piece of work is followed, and ended. */
export interface Task {
  readonly progress: (done: number, total: number) => void;
  readonly isCancelled: () => boolean;
}

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
  for (const [done, facts] of stations.entries()) {
    if (isCancelled()) return null;
    progress(done, stations.length);
    const signals = signalsFor(rule, facts);
    const past = await pastOf(db, facts, { ...query, ...wanted, signals });
    rang.push(...judged(rule, past));
    coverage = covering(coverage, past, wanted.trace !== null || signals.length > 0);
  }
  return isCancelled() ? null : reportOf(rang, query, coverage);
}

function judged(
  rule: Rule,
  past: Parameters<typeof backTest>[1] extends Iterable<infer P> ? P : never,
): readonly Rang[] {
  const running = backTest(rule, [past]);
  for (;;) {
    const { done, value } = running.next();
    if (done === true) return value;
  }
}

/** The range of a back-test: whole days up to now. */
export const monthBefore = (nowMs: number): Pick<BackTestQuery, 'fromMs' | 'toMs'> => ({
  fromMs: Math.floor((nowMs - 30 * DAY_MS) / 60_000) * 60_000,
  toMs: nowMs,
});
