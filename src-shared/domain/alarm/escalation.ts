import type { Priority } from '../event.ts';
import type { AlarmView } from './alarm-view.ts';

/** After how long without an answer an alarm calls louder, s, by priority; null: never. */
export type EscalationTimes = Readonly<Record<Priority, number | null>>;

/** Two thirds of the time that the response cards give, so that somebody else can still come in time. */
export const DEFAULT_ESCALATION: EscalationTimes = { critical: 120, high: 300, medium: 1_200, low: null };

/** Since when it wants an answer, epoch ms: since it began, or came back from the shelf, into service or out of suppression. */
export function unansweredSinceMs(alarm: AlarmView, nowMs: number): number {
  const { sinceMs, shelved, service, freedMs } = alarm;
  const offShelfMs = shelved === null ? 0 : (shelved.untilMs ?? shelved.atMs);
  const backMs = service?.out === false ? service.atMs : 0;
  return Math.max(sinceMs, offShelfMs <= nowMs ? offShelfMs : 0, backMs, freedMs ?? 0);
}

/** When it escalates, or did, epoch ms; null: it does not, for it was answered or nobody wants it to. */
export function escalatesAtMs(alarm: AlarmView, times: EscalationTimes, nowMs: number): number | null {
  const afterS = times[alarm.priority];
  if (afterS === null || alarm.life !== 'unacknowledged') return null;
  return unansweredSinceMs(alarm, nowMs) + afterS * 1_000;
}
