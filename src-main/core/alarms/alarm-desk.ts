import type {
  AcknowledgeAllInput,
  AcknowledgeAllOutcome,
  ActRefusal,
  AlarmActInput,
  AlarmSeen,
} from '../../../src-shared/contract/alarms.ts';
import { recordOf } from '../../../src-shared/domain/alarm/alarms.ts';
import {
  deedOf,
  refusalOf,
  takesEffect,
  timeOfDeed,
  type AlarmAct,
} from '../../../src-shared/domain/alarm/life-cycle.ts';
import type { StationEvent } from '../../../src-shared/domain/event.ts';
import { fail, ok, type Result } from '../../../src-shared/result.ts';
import type { Engine } from '../engine.ts';
import { operatorsReported, readableAct, readableName } from '../feed/decode-operators.ts';

type Recorded = readonly { readonly event: StationEvent }[];

interface AlarmDeskOptions {
  readonly engine: Pick<Engine, 'alarm' | 'isSuppressed'>;
  /** Resolves when the events are durable and applied, with those that were new; with none where they cannot be now. */
  readonly record: (
    events: readonly StationEvent[],
    /** The disk has them and does not answer: `later` tells what came of it. */
    onOpen: (later: Promise<Recorded>) => void,
  ) => Promise<Recorded>;
  /** Told once it is durable: the other consoles are to hear of it. */
  readonly onDone: (station: string, alarm: string) => void;
  readonly now: () => number;
}

/** Where operators act on alarms: refuses, or records and then tells. */
export interface AlarmDesk {
  readonly act: (input: AlarmActInput, by: string) => Promise<Result<null, ActRefusal>>;
  readonly acknowledgeAll: (input: AcknowledgeAllInput, by: string) => Promise<AcknowledgeAllOutcome>;
}

export function createAlarmDesk({ engine, record, onDone, now }: AlarmDeskOptions): AlarmDesk {
  let before: Promise<unknown> = Promise.resolve();

  /** One after the other: who comes while an act is being written finds the alarm as that act leaves it. */
  const inTurn = <Outcome>(act: () => Promise<Outcome>): Promise<Outcome> => {
    const mine = before.then(act);
    before = mine.catch(() => undefined);
    return mine;
  };

  const eventOf = (seen: AlarmSeen, asked: AlarmAct, by: string): Result<StationEvent, ActRefusal> => {
    const { station, alarm, occurrence } = seen;
    const state = engine.alarm(station, alarm);
    if (state === null || state.raised === null) return fail('unknown-alarm');
    const nowMs = now();
    const known = recordOf(state, engine.isSuppressed(station, alarm));
    const act = readableAct(asked);
    if (isOfOccurrence(act) && known.occurrence !== occurrence) return fail('other-occurrence');
    const refusal = refusalOf(known, act, nowMs);
    if (refusal !== null) return fail(refusal);
    const atMs = timeOfDeed(known, act.kind, nowMs);
    const report = deedOf(known, act, { atMs, by: readableName(by) }, nowMs);
    if (!takesEffect(known, act, report, nowMs)) return fail('clock-behind');
    return ok(operatorsReported({ station, alarm, report, arrivedMs: nowMs, retained: false }));
  };

  const act = async (
    { act: asked, ...seen }: AlarmActInput,
    by: string,
  ): Promise<Result<null, ActRefusal>> => {
    const made = eventOf(seen, asked, by);
    if (!made.ok) return made;
    let refusal: ActRefusal = 'not-recorded';
    const tell = (recorded: Recorded): boolean => {
      if (recorded.length > 0) onDone(seen.station, seen.alarm);
      return recorded.length > 0;
    };
    const recorded = await record([made.value], (later) => {
      refusal = 'recording';
      void later.then(tell);
    });
    return tell(recorded) ? ok(null) : fail(refusal);
  };

  const acknowledgeAll = async (
    { seen, note }: AcknowledgeAllInput,
    by: string,
  ): Promise<AcknowledgeAllOutcome> => {
    const each = [...new Map(seen.map((one) => [`${one.station}/${one.alarm}`, one])).values()];
    const made = each.flatMap((one) => {
      if (engine.alarm(one.station, one.alarm)?.raised?.priority === 'critical') return [];
      const event = eventOf(one, { kind: 'acknowledge', note }, by);
      return event.ok ? [{ one, event: event.value }] : [];
    });
    const tell = (recorded: Recorded): number => {
      const written = new Set(recorded.map(({ event }) => event));
      const done = made.filter(({ event }) => written.has(event));
      for (const { one } of done) onDone(one.station, one.alarm);
      return done.length;
    };
    const events = made.map(({ event }) => event);
    const recorded = made.length === 0 ? [] : await record(events, (later) => void later.then(tell));
    const acknowledged = tell(recorded);
    return { acknowledged, left: each.length - made.length, unrecorded: made.length - acknowledged };
  };

  return {
    act: (input, by) => inTurn(() => act(input, by)),
    acknowledgeAll: (input, by) => inTurn(() => acknowledgeAll(input, by)),
  };
}

/** Shelf, service and work outlive occurrences. */
const isOfOccurrence = ({ kind }: AlarmAct): boolean => kind === 'acknowledge' || kind === 'reset';
