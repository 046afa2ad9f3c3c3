import { assertNever } from '../../assert-never.ts';
import { doorAlert, type DoorState } from '../../door.ts';
import { lookup } from '../../keyed.ts';
import type { Measure } from './condition.ts';
import { picks, type Rule } from './rule.ts';
import {
  fresh,
  knownInside,
  mainPower,
  movedMs,
  peopleMs,
  ratedW,
  type StationInput,
} from './station-input.ts';

type RuleOf<Kind extends Rule['kind']> = Extract<Rule, { readonly kind: Kind }>;

const HOUR_MS = 3_600_000;

/** What the rule sees at a station: one measure, or one for each door, sensor or appliance. Rules of the console see nothing here. */
export function measuresOf(rule: Rule, input: StationInput): readonly Measure[] {
  switch (rule.kind) {
    case 'station-offline':
    case 'station-silent':
      return [connection(rule.kind, input)];
    case 'door-forced':
    case 'door-held':
      return doors(rule.kind, input);
    case 'clock-skew':
      return [clock(rule, input)];
    case 'overcrowded':
    case 'overstay':
      return [people(rule, input)];
    case 'load-while-empty':
      return [emptyLoad(rule, input)];
    case 'overload':
      return [overload(rule, input)];
    case 'temperature':
      return temperatures(rule, input);
    case 'appliance-left-on':
      return appliances(rule, input);
    case 'broker-lost':
    case 'disk-low':
    case 'backlog':
    case 'sound-failed':
    case 'backup-missed':
      return [];
    default:
      return assertNever(rule);
  }
}

/** Spelled out: a spread that replaces fields costs V8 twenty times as much, and this runs thousands of times a second. */
function above(
  value: number | null,
  { threshold: limit, deadband }: { readonly threshold: number; readonly deadband: number },
  atMs: number,
  base: number | null = null,
  subject = '',
): Measure {
  return { subject, value, limit, deadband, side: 'above', atMs, base };
}

/** A measure of what is so or not so. */
export function stateMeasure(isSo: boolean | null, atMs: number, subject = ''): Measure {
  const value = isSo === null ? null : isSo ? 1 : 0;
  return { subject, value, limit: 0.5, deadband: 0, side: 'above', atMs, base: null };
}

function connection(kind: 'station-offline' | 'station-silent', input: StationInput): Measure {
  const { link, state, nowMs, isBlind } = input;
  if (kind === 'station-silent')
    // Silent since its newest word, which every console has the same time of.
    return stateMeasure(isBlind ? null : link.state === 'stale', state.newestMs ?? nowMs);
  const isKnown = !isBlind && link.state !== 'unknown';
  return stateMeasure(isKnown ? link.state === 'offline' : null, link.sinceMs ?? nowMs);
}

function doors(kind: 'door-forced' | 'door-held', { state, link, isBlind }: StationInput): Measure[] {
  const isHeard = !isBlind && link.speaks;
  return Object.entries(state.doors).map(([name, door]) =>
    kind === 'door-forced'
      ? stateMeasure(doorAlert(door) === 'forced', door.alert?.atMs ?? 0, name)
      : stateMeasure(isHeard ? isOpen(door) : null, door.leaf?.atMs ?? door.alert?.atMs ?? 0, name),
  );
}

/** The leaf's word, or the station's that it is held; null where there is neither. */
function isOpen(door: DoorState): boolean | null {
  if (doorAlert(door) === 'held') return true;
  return door.leaf === null || door.leaf.leaf === 'unknown' ? null : door.leaf.leaf === 'open';
}

/**
 * s, ahead or behind. Behind is what the station's newest time lags when it is heard: late delivery looks the same until the
 * first message of now, so the on-delay must be longer than a backlog takes.
 */
function clock(rule: RuleOf<'clock-skew'>, { state, link, isBlind, aheadMs, nowMs }: StationInput): Measure {
  const atMs = state.newestMs ?? nowMs;
  const behindS = Math.max(0, (link.heardMs ?? -Infinity) - atMs) / 1_000;
  const aheadS = aheadMs === null ? null : Math.max(0, aheadMs) / 1_000;
  const known = behindS > rule.threshold ? behindS : aheadS === null ? null : Math.max(aheadS, behindS);
  return above(isBlind || !link.speaks ? null : known, rule, atMs);
}

function people(rule: RuleOf<'overcrowded' | 'overstay'>, input: StationInput): Measure {
  const inside = knownInside(input);
  const { threshold, deadband } = rule;
  if (rule.kind === 'overcrowded') {
    const base = input.state.about?.info.capacity ?? null;
    const value = base === null ? null : inside;
    return above(value, { threshold: (base ?? 0) * threshold, deadband }, peopleMs(input.state), base);
  }
  const sinceMs = inside === null ? null : movedMs(input.state);
  const quietH = sinceMs === null ? null : (input.nowMs - sinceMs) / HOUR_MS;
  // Known to the millisecond from what the station sent: every console names the same beginning.
  const atMs = (sinceMs ?? 0) + threshold * HOUR_MS;
  return above(inside === 0 ? 0 : quietH, rule, atMs, inside);
}

/** W while nobody is inside; nothing while somebody is. */
const whenEmpty = (powerW: number | null, inside: number | null): number | null =>
  inside !== null && inside > 0 ? 0 : inside === null ? null : powerW;

function emptyLoad(rule: RuleOf<'load-while-empty'>, input: StationInput): Measure {
  const { last, lastMs, isWhole } = mainPower(input);
  return above(whenEmpty(isWhole || last > rule.threshold ? last : null, knownInside(input)), rule, lastMs);
}

function overload(rule: RuleOf<'overload'>, input: StationInput): Measure {
  const { last, lastMs, isWhole } = mainPower(input);
  const base = ratedW(input.state);
  const unitW = rule.unit === 'w' ? 1 : base;
  const limit = rule.threshold * (unitW ?? 0);
  const value = unitW === null || !(isWhole || last > limit) ? null : last;
  return above(value, { threshold: limit, deadband: rule.deadband * (unitW ?? 0) }, lastMs, base);
}

function temperatures(rule: RuleOf<'temperature'>, { state, nowMs }: StationInput): Measure[] {
  const { side, threshold: limit, deadband } = rule;
  const seen: Measure[] = [];
  for (const [subject, { celsius }] of Object.entries(state.readings.sensors)) {
    if (celsius === null || !picks(rule.sensors, subject)) continue;
    const value = fresh(celsius, nowMs)?.last ?? null;
    seen.push({ subject, side, value, limit, deadband, atMs: celsius.lastMs, base: null });
  }
  return seen;
}

function appliances(rule: RuleOf<'appliance-left-on'>, input: StationInput): Measure[] {
  const { state, nowMs } = input;
  const inside = rule.whileEmpty ? knownInside(input) : 0;
  const seen: Measure[] = [];
  for (const { device: subject, kind, meter } of state.about?.info.devices ?? []) {
    if (kind !== 'appliance' || !picks(rule.devices, subject)) continue;
    const known = lookup(state.readings.meters, meter ?? subject)?.powerW ?? null;
    if (known === null) continue;
    const value = whenEmpty(fresh(known, nowMs)?.last ?? null, inside);
    seen.push(above(value, rule, known.lastMs, null, subject));
  }
  return seen;
}
