import type { StatusEvent } from './event.ts';

/** What of a status message decides. */
interface StatusReport {
  readonly atMs: number;
  readonly arrivedMs: number;
  readonly session: string | null;
  readonly retained: boolean;
}

/** The few extremes from which the station's connection follows, whatever the order of arrival. */
export interface StatusState {
  readonly online: StatusReport | null;
  /** The second newest `online`, by the station's time. */
  readonly previousOnlineMs: number | null;
  readonly offline: StatusReport | null;
}

export const NO_STATUS: StatusState = { online: null, previousOnlineMs: null, offline: null };

/** A total order over reports of the same moment, so that one of them wins in any order: the later arrival, then the greater session. */
function isPreferred(report: StatusReport, over: StatusReport): boolean {
  if (report.arrivedMs !== over.arrivedMs) return report.arrivedMs > over.arrivedMs;
  if (report.session !== over.session) return (report.session ?? '') > (over.session ?? '');
  return over.retained && !report.retained;
}

function withOnline(state: StatusState, report: StatusReport): StatusState {
  const { online, previousOnlineMs } = state;
  if (online === null) return { ...state, online: report };
  if (report.atMs > online.atMs) return { ...state, online: report, previousOnlineMs: online.atMs };
  if (report.atMs === online.atMs) return isPreferred(online, report) ? { ...state, online: report } : state;
  return report.atMs > (previousOnlineMs ?? -Infinity) ? { ...state, previousOnlineMs: report.atMs } : state;
}

function withOffline(state: StatusState, report: StatusReport): StatusState {
  const { offline } = state;
  const newer =
    offline === null ||
    report.atMs > offline.atMs ||
    (report.atMs === offline.atMs && isPreferred(report, offline));
  return newer ? { ...state, offline: report } : state;
}

export function reduceStatus(state: StatusState, event: StatusEvent): StatusState {
  const { atMs, arrivedMs, session, retained } = event;
  const report: StatusReport = { atMs, arrivedMs, session, retained };
  return event.state === 'online' ? withOnline(state, report) : withOffline(state, report);
}

/**
 * Whether the greatest `offline` ends the newest connection. A last will carries the time of connecting, made shortly *before* the
 * `online` of the same connection; an orderly goodbye carries the time of leaving. So one that lies between the two newest `online`
 * is either the newest connection's will or the goodbye of the one before. The session tells where both name one;
 * else the arrival does: a will arrives after its own `online`. A tie counts as online: were it wrong, silence makes it stale.
 */
function endsConnection(
  offline: StatusReport,
  online: StatusReport,
  previousOnlineMs: number | null,
): boolean {
  if (offline.atMs > online.atMs) return true;
  if (offline.atMs === online.atMs) return offline.arrivedMs >= online.arrivedMs;
  if (offline.atMs <= (previousOnlineMs ?? -Infinity)) return false;
  const ofAnotherSession =
    offline.session !== null && online.session !== null && offline.session !== online.session;
  return !ofAnotherSession && offline.arrivedMs > online.arrivedMs;
}

/** What the station says of itself. Times in epoch ms. */
interface Reported {
  readonly state: 'online' | 'offline';
  readonly sinceMs: number;
  readonly arrivedMs: number;
  /** Its last will said it, not the station. */
  readonly isWill: boolean;
  /** The broker had kept it when it was heard. */
  readonly isKept: boolean;
}

/** Null before the first status. */
export function reportedStatus(state: StatusState): Reported | null {
  const { online, offline, previousOnlineMs } = state;
  if (offline !== null && (online === null || endsConnection(offline, online, previousOnlineMs))) {
    // The time in a will is that of connecting; the connection ended when the will came. A retained one came at any time since.
    const isWill = online === null ? !offline.retained : offline.atMs <= online.atMs;
    return {
      state: 'offline',
      sinceMs: isWill ? offline.arrivedMs : offline.atMs,
      arrivedMs: offline.arrivedMs,
      isWill,
      isKept: offline.retained,
    };
  }
  if (online === null) return null;
  const { atMs: sinceMs, arrivedMs, retained: isKept } = online;
  return { state: 'online', sinceMs, arrivedMs, isWill: false, isKept };
}
