import type { Priority } from '../../src-shared/domain/event.ts';
import type { StationSummary } from '../../src-shared/domain/station-view.ts';

/** Worst first. The order of stations follows these classes only, so that no tile jumps when a number changes. */
const SEVERITIES = ['critical', 'high', 'offline', 'medium', 'stale', 'low', 'unknown', 'calm'] as const;
export type Severity = (typeof SEVERITIES)[number];

const ofPriority = { critical: 'critical', high: 'high', medium: 'medium', low: 'low' } as const;

/** A door that is forced or held and too many people are as pressing as an alarm of high priority. */
export function severityOf(station: StationSummary): Severity {
  const classes = [...ownClasses(station)];
  return SEVERITIES.find((severity) => classes.includes(severity)) ?? 'calm';
}

function* ownClasses(station: StationSummary): Generator<Severity> {
  if (station.worstPriority !== null) yield ofPriority[station.worstPriority];
  if (station.state !== 'online') yield station.state;
  if (station.state === 'offline') return;
  if (station.doorAlert !== null || isOvercrowded(station)) yield 'high';
  if (station.lock === 'jammed') yield 'medium';
}

export function isOvercrowded(station: StationSummary): boolean {
  return station.capacity !== null && station.inside !== null && station.inside > station.capacity;
}

export const severityRank = (severity: Severity): number => SEVERITIES.indexOf(severity);

const PRIORITY_RANK: Readonly<Record<Priority, number>> = { critical: 0, high: 1, medium: 2, low: 3 };

export const priorityRank = (priority: Priority): number => PRIORITY_RANK[priority];
