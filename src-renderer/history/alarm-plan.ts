import type { AlarmEvent, OperatorsEvent, StationEvent } from '../../src-shared/domain/event.ts';
import { isAfter, type Stamp } from '../../src-shared/domain/stamp.ts';
import { emptyChain, stampOf, takeAlarm, type Chain } from './alarm-chain.ts';
import { pairOf } from './alarm-rows.ts';

/** What a batch says of one alarm, and which of its rows must be at hand to take it in. */
export interface AlarmPlan {
  readonly station: string;
  readonly alarm: string;
  readonly events: (AlarmEvent | OperatorsEvent)[];
  /** The earliest time that is told of; null: none is. */
  since: Stamp | null;
  /** Occurrences that are not news by themselves: their rows may be anywhere. */
  readonly named: Set<string>;
}

/** By pair of station and alarm. */
export type AlarmPlans = ReadonlyMap<string, AlarmPlan>;

/** First step, as in fold.ts: goes through a batch in journal order. */
export function planAlarms(events: readonly StationEvent[]): AlarmPlans {
  const plans = new Map<string, AlarmPlan>();
  for (const event of events) {
    if (event.kind !== 'alarm' && event.kind !== 'operators') continue;
    const pair = pairOf(event);
    const { station, alarm } = event;
    const plan = plans.get(pair) ?? { station, alarm, events: [], since: null, named: new Set() };
    plans.set(pair, plan);
    plan.events.push(event);
    const stamp = timeToldBy(event);
    if (stamp !== null && (plan.since === null || isAfter(plan.since, stamp))) plan.since = stamp;
    const named = occurrenceNamedBy(event);
    if (named !== null) plan.named.add(named);
  }
  return plans;
}

/** Where an event stands in the alarm's own time; null where it belongs to an occurrence by name. */
function timeToldBy(event: AlarmEvent | OperatorsEvent): Stamp | null {
  if (event.kind === 'alarm') return { atMs: event.atMs, id: event.id };
  const { shelved } = event.report;
  return shelved === null ? null : { atMs: shelved.atMs, id: '' };
}

/** A retained alarm may have been heard of before; a live one comes once, for the journal sees to it. */
function occurrenceNamedBy(event: AlarmEvent | OperatorsEvent): string | null {
  if (event.kind === 'operators') return event.report.occurrence;
  return event.active && event.retained ? event.id : null;
}

/** Whether the rows at hand are all that the plan can touch. */
export function covers({ rows, isWhole }: Chain, { since, named }: AlarmPlan): boolean {
  if (isWhole) return true;
  const [first] = rows;
  if (first === undefined) return false;
  const known = new Set(rows.map(({ occurrence }) => occurrence));
  return (since === null || !isAfter(stampOf(first), since)) && [...named].every((name) => known.has(name));
}

/** Second step: takes the events into the chains; one that is not there yet is made. */
export function takeAlarms(plans: AlarmPlans, chains: Map<string, Chain>): void {
  for (const [pair, { station, alarm, events }] of plans) {
    const chain = chains.get(pair) ?? emptyChain(station, alarm);
    // Last in the map: those used longest ago are the first to be forgotten.
    chains.delete(pair);
    chains.set(pair, chain);
    for (const event of events) takeAlarm(chain, event);
  }
}
