import type { AlarmView } from '../../../src-shared/domain/alarm/alarm-view.ts';
import { escalatesAtMs, type EscalationTimes } from '../../../src-shared/domain/alarm/escalation.ts';

/** What escalated longer ago is no news: it was told before the program was started anew. */
const NEWS_MS = 5 * 60_000;

interface EscalationOptions {
  readonly now: () => number;
  readonly times: () => EscalationTimes;
  /** False while what other consoles did may still be on its way. */
  readonly isSettled: () => boolean;
  /** `isNews`: it happened now, and not before the program was started. */
  readonly onEscalated: (alarm: AlarmView, isNews: boolean) => void;
  /** Other alarms of the station are escalated than before. */
  readonly onChange: (station: string) => void;
}

/**
 * Alarms that nobody answers in time. It follows from the alarm and the time alone, so it is the same after any restart; once
 * escalated an alarm stays so until it is answered, whatever the clock or the settings do.
 */
export interface Escalation {
  /** All alarms of a station, whenever one of them changed. */
  readonly take: (station: string, alarms: readonly AlarmView[]) => void;
  readonly tick: () => void;
  /** The same alarms, with when each escalated. */
  readonly mark: (station: string, alarms: readonly AlarmView[]) => readonly AlarmView[];
}

export function createEscalation(options: EscalationOptions): Escalation {
  const { now, times, isSettled, onEscalated, onChange } = options;
  /** Unanswered alarms by station; most stations have none. */
  const waiting = new Map<string, readonly AlarmView[]>();
  /** When each occurrence escalated, by station. */
  const escalated = new Map<string, Map<string, number>>();

  const lookAt = (station: string, alarms: readonly AlarmView[], nowMs: number): void => {
    let isChanged = false;
    for (const alarm of alarms) {
      const atMs = escalatesAtMs(alarm, times(), nowMs);
      const known = escalated.get(station) ?? new Map<string, number>();
      if (atMs === null || atMs > nowMs || known.has(occurrenceOf(alarm))) continue;
      escalated.set(station, known.set(occurrenceOf(alarm), atMs));
      isChanged = true;
      onEscalated(alarm, nowMs - atMs < NEWS_MS);
    }
    if (isChanged) onChange(station);
  };

  return {
    take: (station, alarms) => {
      const unanswered = alarms.filter(({ life }) => life === 'unacknowledged');
      if (unanswered.length > 0) waiting.set(station, unanswered);
      else waiting.delete(station);
      const open = new Set(unanswered.map(occurrenceOf));
      const known = escalated.get(station);
      for (const occurrence of known?.keys() ?? []) if (!open.has(occurrence)) known?.delete(occurrence);
      if (known?.size === 0) escalated.delete(station);
    },
    tick: () => {
      if (!isSettled()) return;
      const nowMs = now();
      for (const [station, alarms] of waiting) lookAt(station, alarms, nowMs);
    },
    mark: (station, alarms) => {
      const known = escalated.get(station);
      if (known === undefined) return alarms;
      return alarms.map((alarm) => {
        const escalatedMs = known.get(occurrenceOf(alarm)) ?? null;
        return escalatedMs === null ? alarm : { ...alarm, escalatedMs };
      });
    },
  };
}

const occurrenceOf = ({ alarm, occurrence }: AlarmView): string => `${alarm}/${occurrence}`;
