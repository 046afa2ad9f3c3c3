import { lookup } from '../keyed.ts';
import { isActive, type Alarms, type AlarmState } from './alarms.ts';

/**
 * A lost gateway is one alarm, not forty: while the console cannot hear a station, what depends on hearing it is of no use to the
 * operator. By type; the first that is active stands for the others.
 */
const PARENTS = ['station-offline', 'station-silent'] as const;

/** Of what stations report themselves: their equipment. All else is heard whatever the connection does. */
const EQUIPMENT: ReadonlySet<string> = new Set([
  'device-fault',
  'temperature',
  'supplies',
  'overload',
  'overcrowded',
  'overstay',
  'door-held',
]);

/** Somebody's safety, or somebody who cuts the line after forcing the door: never put aside by design. */
const NEVER: ReadonlySet<string> = new Set([
  'fire',
  'smoke',
  'sos',
  'intrusion',
  'water',
  'tamper',
  'door-forced',
]);

/** The name of the alarm that stands for this one now; null: it speaks for itself. An operator's shelf on the parent changes nothing. */
export function suppressedBy(alarms: Alarms, name: string): string | null {
  const alarm = lookup(alarms, name);
  if (alarm === undefined || !isActive(alarm)) return null;
  const { type, priority, rule } = alarm.raised;
  if (priority === 'critical' || NEVER.has(type) || (rule === null && !EQUIPMENT.has(type))) return null;
  const own = rule === null ? -1 : PARENTS.findIndex((parent) => parent === type);
  return parentOf(alarms, own === -1 ? PARENTS.length : own);
}

/** The first active of the parents that come before `below`. */
function parentOf(alarms: Alarms, below: number): string | null {
  for (const parent of PARENTS.slice(0, below))
    for (const [name, alarm] of Object.entries(alarms)) if (isParent(alarm, parent)) return name;
  return null;
}

const isParent = (alarm: AlarmState, type: string): boolean =>
  alarm.raised !== null && alarm.raised.rule !== null && alarm.raised.type === type && isActive(alarm);
