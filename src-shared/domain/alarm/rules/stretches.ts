import type { DoorEvent, StationEvent } from '../../event.ts';
import { NO_STATUS, reduceStatus, reportedStatus } from '../../status.ts';
import type { Rule } from './rule.ts';
import { isWatching } from './schedule.ts';
import { MINUTE_MS, type StationPast } from './station-past.ts';
import { isMove } from './trace.ts';

/** How long a condition held, epoch ms: `[fromMs, toMs)`; null: to the end of what is known. */
export interface Stretch {
  readonly fromMs: number;
  readonly toMs: number | null;
}

const HOUR_MS = 3_600_000;

/**
 * When the condition of a rule on events held while the rule watched, by door where it is of doors; none for rules that judge
 * minutes. In order.
 */
export function stretchesOf(rule: Rule, past: StationPast): readonly (readonly Stretch[])[] {
  const held = heldOf(rule, past);
  if (rule.schedule === null) return held;
  return held.map((stretches) => stretches.flatMap((one) => whileWatching(rule, past, one)));
}

function heldOf(rule: Rule, past: StationPast): readonly (readonly Stretch[])[] {
  switch (rule.kind) {
    case 'station-offline':
      return [offline(past.events)];
    case 'station-silent':
      return [silent(past)];
    case 'door-forced':
      return byDoor(past.events, ({ event }) => event === 'forced', true);
    case 'door-held':
      return byDoor(past.events, ({ event }) => event === 'opened' || event === 'held');
    case 'overstay':
      return [quiet(past, rule.threshold * HOUR_MS)];
    default:
      return [];
  }
}

/** Begins where `isSo` becomes true, ends where it becomes false. */
class Stretches {
  readonly all: Stretch[] = [];
  set(isSo: boolean, atMs: number): void {
    const last = this.all.at(-1);
    const isOpen = last?.toMs === null;
    if (isSo && !isOpen) this.all.push({ fromMs: atMs, toMs: null });
    else if (!isSo && isOpen) this.all[this.all.length - 1] = { fromMs: last.fromMs, toMs: atMs };
  }
}

/** As live: it begins when the rule comes on, and is over when it goes off; schedules are of whole minutes. */
function whileWatching({ schedule }: Rule, past: StationPast, { fromMs, toMs }: Stretch): Stretch[] {
  const found = new Stretches();
  const endMs = toMs ?? past.fromMs + past.minutes * MINUTE_MS;
  for (let atMs = fromMs; atMs < endMs; atMs = (Math.floor(atMs / MINUTE_MS) + 1) * MINUTE_MS)
    found.set(isWatching(schedule, atMs, past), atMs);
  if (toMs !== null) found.set(false, toMs);
  return found.all;
}

function offline(events: readonly StationEvent[]): Stretch[] {
  const found = new Stretches();
  let status = NO_STATUS;
  for (const event of events) {
    if (event.kind !== 'status') continue;
    status = reduceStatus(status, event);
    const reported = reportedStatus(status);
    if (reported !== null) found.set(reported.state === 'offline', reported.sinceMs);
  }
  return found.all;
}

/** Minutes without data while the station did not say that it was offline. A console that did not run looks the same. */
function silent({ heard, fromMs, staleAfterMs, events }: StationPast): Stretch[] {
  const away = offline(events);
  const found = new Stretches();
  let heardMs = fromMs;
  for (let minute = 0; minute < heard.length; minute += 1) {
    const endMs = fromMs + (minute + 1) * MINUTE_MS;
    if (heard[minute] === 1) {
      found.set(false, endMs - MINUTE_MS);
      heardMs = endMs;
    } else if (endMs >= heardMs + staleAfterMs) found.set(true, heardMs + staleAfterMs);
  }
  return found.all.filter(({ fromMs: staleMs }) => !away.some((one) => covers(one, staleMs)));
}

const covers = ({ fromMs, toMs }: Stretch, atMs: number): boolean =>
  fromMs <= atMs && (toMs === null || atMs < toMs);

/** `isAnew`: each beginning counts, also of what is there already. */
function byDoor(
  events: readonly StationEvent[],
  begins: (event: DoorEvent) => boolean,
  isAnew = false,
): Stretch[][] {
  const doors = new Map<string, Stretches>();
  for (const event of events) {
    if (event.kind !== 'door' || event.retained) continue;
    const door = doors.get(event.door) ?? new Stretches();
    doors.set(event.door, door);
    if (begins(event)) {
      if (isAnew) door.set(false, event.atMs);
      door.set(true, event.atMs);
    } else if (event.event === 'closed') door.set(false, event.atMs);
  }
  return [...doors.values()].map(({ all }) => all);
}

/** From so long after a movement to the next, where somebody was inside then. */
function quiet({ events, inside, fromMs, minutes }: StationPast, quietMs: number): Stretch[] {
  const found: Stretch[] = [];
  let movedMs: number | null = null;
  /** Millions of events at hundreds of stations: nothing is made of those that follow soon. */
  const until = (atMs: number, toMs: number | null): void => {
    const beganMs = (movedMs ?? atMs) + quietMs;
    if (beganMs >= atMs) return;
    const count = inside?.[Math.floor((beganMs - fromMs) / MINUTE_MS)] ?? NaN;
    if (count > 0) found.push({ fromMs: beganMs, toMs });
  };
  for (const event of events) {
    if (!isMove(event)) continue;
    until(event.atMs, event.atMs);
    movedMs = event.atMs;
  }
  until(fromMs + minutes * MINUTE_MS, null);
  return found;
}
