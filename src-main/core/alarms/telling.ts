import {
  mergeOperators,
  newestOf,
  NO_OPERATORS,
  NO_REPORT,
  reportOf,
  type OperatorsReport,
} from '../../../src-shared/domain/alarm/operators.ts';
import { CONSOLE_STATION } from '../../../src-shared/domain/alarm/rules/rule.ts';
import type { OperatorsEvent } from '../../../src-shared/domain/event.ts';
import { topics } from '../../../src-shared/feed/topics.ts';
import type { Engine } from '../engine.ts';
import { operatorsPayload } from '../feed/decode-operators.ts';
import type { Log, OutgoingMessage } from '../ports.ts';

/**
 * After a connection the broker first sends what it kept; what is missing there afterwards is told it. Kept messages
 * come at once, and in the order of the subscriptions.
 */
const SETTLE_MS = 2_000;

/** What a console said and another's words have replaced is said again, not oftener than this, and half as often each time. */
const RETELL_MS = 5_000;
const RETELL_MOST_MS = 10 * 60_000;

/**
 * Said three times in a row, and replaced each time: the other console holds another occurrence for the newest (a station
 * without times, say), and there is one place for both. The one whose operators acted later keeps it.
 */
const CONTESTED_MS = 4 * RETELL_MS;

/** More alarms than operators of a province act on between two cuts; beyond, the oldest is forgotten, and told once more than needed. */
const KEPT_MOST = 20_000;

interface TellingOptions {
  readonly engine: Pick<Engine, 'alarm' | 'stations'>;
  readonly publish: (message: OutgoingMessage) => Promise<void>;
  readonly root: string;
  readonly log: Log;
}

/**
 * What operators did here reaches the other consoles, sooner or later: at once, after the next connection, or when a
 * broker turns out to have forgotten it. What was acknowledged is durable before it is told, and told until it is heard.
 */
export interface Telling {
  readonly tell: (station: string, alarm: string) => void;
  /** Every message on `_alarm/…`, also one that brings nothing new. */
  readonly heard: (event: OperatorsEvent) => void;
  /** The alarm was raised: what was done to this occurrence may be known here already, and the broker keep that of another. */
  readonly raised: (station: string, alarm: string) => void;
  readonly connected: () => void;
  readonly disconnected: () => void;
  readonly close: () => void;
}

/** When an alarm was last told, monotonic ms, and for how long it is not told again unless somebody acts. */
interface Told {
  readonly occurrence: string | null;
  readonly atMs: number;
  readonly restMs: number;
}

export function createTelling({ engine, publish, root, log }: TellingOptions): Telling {
  /** What the broker keeps, as far as it was heard in this connection. Our own words are among it: they come back in the broker's order. */
  const kept = new Map<string, OperatorsReport>();
  const waiting = new Map<string, NodeJS.Timeout>();
  const told = new Map<string, Told>();
  let settling: NodeJS.Timeout | null = null;
  let isConnected = false;

  const ours = (station: string, alarm: string): OperatorsReport | null => {
    const state = engine.alarm(station, alarm);
    // What this console says of itself is no other's matter, and has no topic.
    return state === null || station === CONSOLE_STATION
      ? null
      : reportOf(state.operators, state.raised?.id ?? null);
  };

  /** What was said of this occurrence a short while ago; null: nothing. */
  const saidLately = (key: string, occurrence: string | null): Told | null => {
    const before = told.get(key);
    const isLate = before !== undefined && performance.now() - before.atMs <= 2 * before.restMs;
    return isLate && before.occurrence === occurrence ? before : null;
  };

  const isLacking = (station: string, alarm: string): boolean => {
    const report = ours(station, alarm);
    if (report === null) return false;
    const key = keyOf(station, alarm);
    const theirs = kept.get(key);
    if (theirs === undefined) return true;
    const isContested = (saidLately(key, report.occurrence)?.restMs ?? 0) >= CONTESTED_MS;
    return lacks(theirs, report) && !(isContested && outranks(theirs, report));
  };

  const restAfter = (key: string, occurrence: string | null): number => {
    const before = saidLately(key, occurrence);
    return before === null ? RETELL_MS : Math.min(RETELL_MOST_MS, 2 * before.restMs);
  };

  const sayNow = async (station: string, alarm: string): Promise<void> => {
    const report = ours(station, alarm);
    if (report === null || !isConnected) return;
    const key = keyOf(station, alarm);
    const { occurrence } = report;
    told.set(key, { occurrence, atMs: performance.now(), restMs: restAfter(key, occurrence) });
    try {
      const topic = topics.operatorsAlarm(root, station, alarm);
      await publish({ topic, payload: operatorsPayload(report), qos: 1, retain: true });
    } catch (error) {
      // Told with the next connection: what the broker keeps is then compared anew.
      log.warn(`${key}: not told the other consoles yet: ${String(error)}`);
    }
  };

  const sayIfLacking = (station: string, alarm: string): void => {
    const key = keyOf(station, alarm);
    if (waiting.has(key) || !isLacking(station, alarm)) return;
    const last = told.get(key);
    const waitMs = last === undefined ? 0 : Math.max(0, last.atMs + last.restMs - performance.now());
    const later = setTimeout(() => {
      waiting.delete(key);
      // Asked again: the other console may have answered meanwhile.
      if (isLacking(station, alarm)) void sayNow(station, alarm);
    }, waitMs);
    waiting.set(key, later);
  };

  const sayAll = (): void => {
    settling = null;
    for (const { id, alarms } of engine.stations())
      for (const alarm of Object.keys(alarms)) sayIfLacking(id, alarm);
  };

  const forget = (): void => {
    isConnected = false;
    if (settling !== null) clearTimeout(settling);
    settling = null;
    for (const later of waiting.values()) clearTimeout(later);
    waiting.clear();
    kept.clear();
    told.clear();
  };

  const keep = (key: string, report: OperatorsReport): void => {
    kept.delete(key);
    kept.set(key, report);
    for (const oldest of kept.keys()) {
      if (kept.size <= KEPT_MOST) return;
      kept.delete(oldest);
    }
  };

  /** While the broker's memory still comes, ours would only cross it. */
  const compare = (station: string, alarm: string): void => {
    if (isConnected && settling === null) sayIfLacking(station, alarm);
  };

  return {
    tell: (station, alarm) => void sayNow(station, alarm),
    heard: ({ station, alarm, report }) => {
      keep(keyOf(station, alarm), report);
      compare(station, alarm);
    },
    raised: compare,
    connected: () => {
      if (settling !== null) clearTimeout(settling);
      isConnected = true;
      settling = setTimeout(sayAll, SETTLE_MS);
    },
    disconnected: forget,
    close: forget,
  };
}

const keyOf = (station: string, alarm: string): string => `${station}/${alarm}`;

/** Whether what the broker keeps would gain by ours. */
function lacks(kept: OperatorsReport, ours: OperatorsReport): boolean {
  const theirs = mergeOperators(NO_OPERATORS, kept);
  const both = reportOf(mergeOperators(theirs, ours), ours.occurrence);
  return JSON.stringify(both) !== JSON.stringify(reportOf(theirs, ours.occurrence));
}

/** Whether it keeps the deeds of another occurrence, which are later than ours, and all else that we would tell. */
function outranks(kept: OperatorsReport, ours: OperatorsReport): boolean {
  if (kept.occurrence === null || ours.occurrence === null || kept.occurrence === ours.occurrence)
    return false;
  const [theirsMs, oursMs] = [newestOf(kept), newestOf(ours)];
  const isLater = theirsMs === oursMs ? kept.occurrence > ours.occurrence : theirsMs > oursMs;
  const { shelved, service, work } = ours;
  return isLater && !lacks(kept, { ...NO_REPORT, shelved, service, work });
}
