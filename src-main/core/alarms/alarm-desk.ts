import type {
  AcknowledgeAllInput,
  AcknowledgeAllOutcome,
  ActRefusal,
  AlarmActInput,
  AlarmSeen,
} from '../../../src-shared/contract/alarms.ts';
import { recordOf } from '../../../src-shared/domain/alarm/alarms.ts';
import { deedOf, refusalOf, timeOfDeed, type AlarmAct } from '../../../src-shared/domain/alarm/life-cycle.ts';
import type { StationEvent } from '../../../src-shared/domain/event.ts';
import { fail, ok, type Result } from '../../../src-shared/result.ts';
import type { Engine } from '../engine.ts';
import { operatorsReported } from '../feed/decode-operators.ts';

interface AlarmDeskOptions {
  readonly engine: Pick<Engine, 'alarm' | 'isSuppressed'>;
  /** Resolves when the events are durable and applied, with those that were new; with none where they could not be. */
  readonly record: (events: readonly StationEvent[]) => Promise<readonly unknown[]>;
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
  const eventOf = (seen: AlarmSeen, act: AlarmAct, by: string): Result<StationEvent, ActRefusal> => {
    const { station, alarm, occurrence } = seen;
    const state = engine.alarm(station, alarm);
    if (state?.raised === null || state === null) return fail('unknown-alarm');
    const nowMs = now();
    const record = recordOf(state, engine.isSuppressed(station, alarm));
    if (isOfOccurrence(act) && record.occurrence !== occurrence) return fail('other-occurrence');
    const refusal = refusalOf(record, act, nowMs);
    if (refusal !== null) return fail(refusal);
    const report = deedOf(record, act, { atMs: timeOfDeed(record, nowMs), by });
    return ok(operatorsReported({ station, alarm, report, arrivedMs: nowMs, retained: false }));
  };

  return {
    act: async ({ act, ...seen }, by) => {
      const made = eventOf(seen, act, by);
      if (!made.ok) return made;
      const recorded = await record([made.value]);
      if (recorded.length === 0) return fail('not-recorded');
      onDone(seen.station, seen.alarm);
      return ok(null);
    },
    acknowledgeAll: async ({ seen, note }, by) => {
      const asked = seen.filter(({ station, alarm }) => priorityOf(engine, station, alarm) !== 'critical');
      const made = asked.flatMap((one) => {
        const event = eventOf(one, { kind: 'acknowledge', note }, by);
        return event.ok ? [{ one, event: event.value }] : [];
      });
      if (made.length > 0) await record(made.map(({ event }) => event));
      for (const { one } of made) onDone(one.station, one.alarm);
      return { acknowledged: made.length, left: seen.length - made.length };
    },
  };
}

/** Shelf, service and work outlive occurrences. */
const isOfOccurrence = ({ kind }: AlarmAct): boolean => kind === 'acknowledge' || kind === 'reset';

const priorityOf = (engine: Pick<Engine, 'alarm'>, station: string, alarm: string) =>
  engine.alarm(station, alarm)?.raised?.priority ?? null;
