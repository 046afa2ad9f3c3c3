import { NO_DEEDS, type OperatorsReport } from '../../src-shared/domain/alarm/operators.ts';
import type { AlarmEvent, OperatorsEvent } from '../../src-shared/domain/event.ts';
import { isAfter, isUndatedHistory, type Stamp } from '../../src-shared/domain/stamp.ts';
import { aheadWithDeeds, aheadWithoutDeeds, aheadWithSpan, mergeDeeds, nothingAhead } from './alarm-ahead.ts';
import type { AheadRow, AlarmRow, Span } from './alarm-rows.ts';
import { divide, withClear, withShelving } from './alarm-span.ts';

/**
 * The newest occurrences of one alarm without a hole between them, oldest first, and what came before its time.
 * An event changes what is around its own time only, so the same events give the same rows in any order.
 */
export interface Chain {
  readonly rows: AlarmRow[];
  ahead: AheadRow;
  /** True: there is no older occurrence than the first here. */
  isWhole: boolean;
  /** Occurrences whose rows differ from the table's. */
  readonly changed: Set<string>;
  isAheadChanged: boolean;
}

/** After every id: at the same ms an alarm was raised first, and put on the shelf then. */
const LAST_ID = '\uffff';

export function chainOf(rows: readonly AlarmRow[], ahead: AheadRow, isWhole: boolean): Chain {
  return { rows: [...rows], ahead, isWhole, changed: new Set(), isAheadChanged: false };
}

export const emptyChain = (station: string, alarm: string): Chain =>
  chainOf([], nothingAhead(station, alarm), true);

/** Where a row stands among those of its alarm. */
export const stampOf = ({ raisedMs, occurrence }: AlarmRow): Stamp => ({ atMs: raisedMs, id: occurrence });

/** Takes an event in, once: the same again changes nothing. */
export function takeAlarm(chain: Chain, event: AlarmEvent | OperatorsEvent): void {
  if (event.kind === 'operators') takeReport(chain, event.report);
  else if (event.active) raise(chain, event);
  else {
    const clear = { atMs: event.atMs, id: event.id };
    changeSpan(chain, placeBefore(chain, clear), (span) => withClear(span, clear));
  }
}

function raise(chain: Chain, event: AlarmEvent): void {
  const { station, alarm, id: occurrence, atMs: raisedMs, type, priority, text, rule = null } = event;
  if (chain.rows.some((row) => row.occurrence === occurrence)) return;
  const place = placeBefore(chain, event);
  const [before, after] = divide(chain.rows[place] ?? chain.ahead, event);
  const { acknowledged, reset } = chain.ahead.deeds.get(occurrence) ?? NO_DEEDS;
  setAhead(chain, aheadWithoutDeeds(chain.ahead, occurrence));
  const told = { type, priority, text, rule, dated: !isUndatedHistory(event) };
  const became = { ...after, acknowledged, reset, renewedMs: null, openMs: null };
  chain.rows.splice(place + 1, 0, { raisedMs, station, alarm, occurrence, ...told, ...became });
  changeSpan(chain, place, () => before);
  settle(chain, place + 1);
}

function takeReport(chain: Chain, { occurrence, acknowledged, reset, shelved }: OperatorsReport): void {
  if (shelved !== null && shelved.untilMs !== null) {
    const place = placeBefore(chain, { atMs: shelved.atMs, id: LAST_ID });
    changeSpan(chain, place, (span) => withShelving(span, shelved));
  }
  if (occurrence === null || (acknowledged === null && reset === null)) return;
  const place = chain.rows.findIndex((row) => row.occurrence === occurrence);
  const row = chain.rows[place];
  if (row === undefined) setAhead(chain, aheadWithDeeds(chain.ahead, occurrence, { acknowledged, reset }));
  else setRow(chain, place, { ...row, ...mergeDeeds(row, { acknowledged, reset }) });
}

/** The place of the newest occurrence before the stamp; -1: what is there belongs to `ahead`. */
const placeBefore = ({ rows }: Chain, stamp: Stamp): number =>
  rows.findLastIndex((row) => isAfter(stamp, stampOf(row)));

function changeSpan(chain: Chain, place: number, change: (span: Span) => Span): void {
  const row = chain.rows[place];
  if (row === undefined) {
    const span = change(chain.ahead);
    if (span !== chain.ahead) setAhead(chain, aheadWithSpan(chain.ahead, span));
    return;
  }
  const span = change(row);
  if (span === row) return;
  chain.rows[place] = { ...row, ...span };
  settle(chain, place);
}

/** What of a row follows from the next one: whether it is still active, or was renewed. */
function settle(chain: Chain, place: number): void {
  const row = chain.rows[place];
  if (row === undefined) return;
  const isCleared = row.clears.length > 0;
  const nextMs = chain.rows[place + 1]?.raisedMs ?? null;
  const openMs = isCleared || nextMs !== null ? null : row.raisedMs;
  setRow(chain, place, { ...row, openMs, renewedMs: isCleared ? null : nextMs });
}

function setRow(chain: Chain, place: number, row: AlarmRow): void {
  chain.rows[place] = row;
  chain.changed.add(row.occurrence);
}

function setAhead(chain: Chain, ahead: AheadRow): void {
  if (ahead === chain.ahead) return;
  chain.ahead = ahead;
  chain.isAheadChanged = true;
}
