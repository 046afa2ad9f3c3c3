import {
  mergeOperators,
  NO_OPERATORS,
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

/** Two consoles that do not know the same occurrence yet would answer each other without end: not oftener than this. */
const RETELL_MS = 5_000;

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
  readonly connected: () => void;
  readonly disconnected: () => void;
  readonly close: () => void;
}

export function createTelling({ engine, publish, root, log }: TellingOptions): Telling {
  /** What the broker keeps, as far as it was heard in this connection. */
  const kept = new Map<string, OperatorsReport>();
  const waiting = new Map<string, NodeJS.Timeout>();
  const toldAtMs = new Map<string, number>();
  let settling: NodeJS.Timeout | null = null;
  let isConnected = false;

  const ours = (station: string, alarm: string): OperatorsReport | null => {
    const state = engine.alarm(station, alarm);
    // What this console says of itself is no other's matter, and has no topic.
    return state === null || station === CONSOLE_STATION
      ? null
      : reportOf(state.operators, state.raised?.id ?? null);
  };

  const sayNow = async (station: string, alarm: string): Promise<void> => {
    const report = ours(station, alarm);
    if (report === null || !isConnected) return;
    const key = keyOf(station, alarm);
    toldAtMs.set(key, performance.now());
    try {
      const topic = topics.operatorsAlarm(root, station, alarm);
      await publish({ topic, payload: operatorsPayload(report), qos: 1, retain: true });
      kept.set(key, report);
    } catch (error) {
      // Told with the next connection: what the broker keeps is then compared anew.
      log.warn(`${key}: not told the other consoles yet: ${String(error)}`);
    }
  };

  const sayIfLacking = (station: string, alarm: string): void => {
    const key = keyOf(station, alarm);
    const report = ours(station, alarm);
    if (report === null || !lacks(kept.get(key), report) || waiting.has(key)) return;
    const waitMs = Math.max(0, (toldAtMs.get(key) ?? -Infinity) + RETELL_MS - performance.now());
    const later = setTimeout(() => {
      waiting.delete(key);
      // Asked again: the other console may have answered meanwhile.
      const now = ours(station, alarm);
      if (now !== null && lacks(kept.get(key), now)) void sayNow(station, alarm);
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
  };

  return {
    tell: (station, alarm) => void sayNow(station, alarm),
    heard: ({ station, alarm, report }) => {
      kept.set(keyOf(station, alarm), report);
      // While the broker's memory still comes, ours would only cross it.
      if (isConnected && settling === null) sayIfLacking(station, alarm);
    },
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
function lacks(kept: OperatorsReport | undefined, ours: OperatorsReport): boolean {
  if (kept === undefined) return true;
  const theirs = mergeOperators(NO_OPERATORS, kept);
  const both = reportOf(mergeOperators(theirs, ours), ours.occurrence);
  return JSON.stringify(both) !== JSON.stringify(reportOf(theirs, ours.occurrence));
}
