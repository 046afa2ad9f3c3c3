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

type Parents = readonly (readonly [name: string, alarm: AlarmState])[];

/** Those that may stand for others: a few, however many alarms a station has. */
export const parentsOf = (alarms: Alarms): Parents =>
  Object.entries(alarms).filter(([, alarm]) => PARENTS.some((type) => isParent(alarm, type)));

/**
 * The name of the alarm that stands for this one now; null: it speaks for itself. An operator's shelf on the parent changes nothing.
 * `parents`: of these alarms, for whoever asks of many.
 */
export function suppressedBy(alarms: Alarms, name: string, parents = parentsOf(alarms)): string | null {
  for (const type of parentTypes(alarms, name))
    for (const [other, alarm] of parents) if (isParent(alarm, type) && isActive(alarm)) return other;
  return null;
}

/**
 * When the newest of those that stood for it was over, epoch ms: from then on it waits for an answer. Null: none ever did. It may
 * have been before the alarm itself began.
 */
export function freedMs(alarms: Alarms, name: string, parents = parentsOf(alarms)): number | null {
  let newest: number | null = null;
  for (const type of parentTypes(alarms, name))
    for (const [, alarm] of parents)
      if (isParent(alarm, type) && !isActive(alarm) && alarm.cleared !== null)
        newest = Math.max(newest ?? 0, alarm.cleared.atMs);
  return newest;
}

/** The types of those that may stand for the alarm, the first first. */
function parentTypes(alarms: Alarms, name: string): readonly string[] {
  const alarm = lookup(alarms, name);
  if (alarm === undefined || !isActive(alarm)) return [];
  const { type, priority, rule } = alarm.raised;
  if (priority === 'critical' || NEVER.has(type) || (rule === null && !EQUIPMENT.has(type))) return [];
  const own = rule === null ? -1 : PARENTS.findIndex((parent) => parent === type);
  return own === -1 ? PARENTS : PARENTS.slice(0, own);
}

const isParent = ({ raised }: AlarmState, type: string): boolean =>
  raised !== null && raised.rule !== null && raised.type === type;
