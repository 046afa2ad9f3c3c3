import type { AlarmOccurrence } from '../../../../src-shared/domain/alarm/occurrence.ts';
import type { Priority } from '../../../../src-shared/domain/event.ts';
import { priorityRank } from '../../../live/severity.ts';

export interface AlarmMark {
  /** Where along the slider, 0 to 1. */
  readonly share: number;
  /** The gravest of those that stand there. */
  readonly priority: Priority;
}

/** Marks that are told apart on the narrowest slider. */
const PLACES = 240;

/** Where alarms were raised: of those that fall together the gravest. */
export function alarmMarks(alarms: readonly AlarmOccurrence[], fromMs: number, toMs: number): AlarmMark[] {
  const worst = new Map<number, Priority>();
  for (const { raisedMs, priority } of alarms) {
    const place = Math.floor(((raisedMs - fromMs) / (toMs - fromMs)) * PLACES);
    const known = worst.get(place);
    if (known === undefined || priorityRank(priority) < priorityRank(known)) worst.set(place, priority);
  }
  return [...worst].map(([place, priority]) => ({ share: (place + 0.5) / PLACES, priority }));
}

/** Of alarms in order of time the next that was raised after a time, and the last before it. */
export const alarmAfter = (alarms: readonly AlarmOccurrence[], atMs: number): AlarmOccurrence | undefined =>
  alarms.find(({ raisedMs }) => raisedMs > atMs);
export const alarmBefore = (alarms: readonly AlarmOccurrence[], atMs: number): AlarmOccurrence | undefined =>
  alarms.findLast(({ raisedMs }) => raisedMs < atMs);
