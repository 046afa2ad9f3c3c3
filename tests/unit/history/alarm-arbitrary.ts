import fc from 'fast-check';
import type { AlarmOccurrence } from '../../../src-shared/domain/alarm/occurrence.ts';
import { laterDeed, type Deed } from '../../../src-shared/domain/alarm/operators.ts';
import type { AlarmEvent, OperatorsEvent } from '../../../src-shared/domain/event.ts';
import { compareStamps } from '../../../src-shared/domain/stamp.ts';
import { anAlarmEvent, aDeedEvent, NOON_MS } from '../../builders/events.ts';

export type OfAlarm = AlarmEvent | OperatorsEvent;

/** Few places and few times, so that they often meet. */
const place = {
  station: fc.constantFrom('elm', 'elm', 'oak'),
  alarm: fc.constantFrom('smoke', 'smoke', 'constructor'),
};
const atMs = fc.integer({ min: 0, max: 20 }).map((step) => NOON_MS + step * 1_000);
const raiseId = fc.integer({ min: 1, max: 16 }).map((n) => `r${n}`);
const by = fc.constantFrom('li@c1', 'wang@c2');
const deed = fc.record({ atMs, by });

const report = fc.record({
  occurrence: fc.option(raiseId),
  acknowledged: fc.option(fc.record({ atMs, by, note: fc.constantFrom(null, 'seen') })),
  reset: fc.option(deed),
  shelved: fc.option(
    fc.record({ atMs, by, untilMs: fc.constantFrom(null, NOON_MS + 60_000), reason: fc.constant('noise') }),
  ),
});

const timing = fc.constantFrom('ok' as const, 'missing' as const);
const retained = fc.boolean();

const event: fc.Arbitrary<OfAlarm> = fc.oneof(
  fc.record({ ...place, id: raiseId, atMs, retained, timing }).map((fields) => anAlarmEvent(fields)),
  fc
    .record({ ...place, id: raiseId.map((id) => `${id}/normal`), atMs })
    .map((fields) => anAlarmEvent({ ...fields, active: false })),
  fc.record({ ...place, atMs }).map((fields) => anAlarmEvent({ ...fields, active: false })),
  fc.tuple(report, fc.record(place)).map(([said, fields]) => aDeedEvent(said, fields)),
);

/** Events as the journal holds them: an id of a station is there once. */
const alarmEvents: fc.Arbitrary<OfAlarm[]> = fc.uniqueArray(event, {
  maxLength: 50,
  selector: ({ station, id }) => `${station} ${id}`,
});

/** The same events in another order, some of them twice, cut into batches anywhere. */
export const shuffledAlarms = alarmEvents.chain((events) =>
  fc
    .tuple(
      fc.shuffledSubarray([...events, ...events], { minLength: 2 * events.length }),
      fc.array(fc.nat(2 * events.length), { maxLength: 10 }),
    )
    .map(([order, cuts]) => {
      const bounds = [0, ...cuts.sort((a, b) => a - b), order.length];
      return { events, batches: bounds.slice(1).map((end, at) => order.slice(bounds[at] ?? 0, end)) };
    }),
);

const ofWhom = ({ station, alarm }: { station: string; alarm: string }): string => `${station} ${alarm}`;
const latest = <T extends Deed>(deeds: readonly (T | null)[]): T | null =>
  deeds.reduce<T | null>((a, b) => laterDeed(a, b), null);

/** The journal of alarms, told from all events at once. */
export function naiveLog(events: readonly OfAlarm[]): AlarmOccurrence[] {
  const raises = events.flatMap((e) => (e.kind === 'alarm' && e.active ? e : [])).sort(compareStamps);
  return raises.map((raise) => {
    const same = events.filter((e) => ofWhom(e) === ofWhom(raise));
    const next = raises.find((other) => ofWhom(other) === ofWhom(raise) && compareStamps(other, raise) > 0);
    const clears = same
      .flatMap((e) => (e.kind === 'alarm' && !e.active ? e : []))
      .filter((c) => compareStamps(c, raise) > 0 && (next === undefined || compareStamps(c, next) < 0))
      .sort(compareStamps);
    const reports = same.flatMap((e) => (e.kind === 'operators' ? e.report : []));
    const mine = reports.filter(({ occurrence }) => occurrence === raise.id);
    const shelvings = reports.flatMap(({ shelved: s }) =>
      s?.untilMs != null && s.atMs >= raise.atMs && (next === undefined || s.atMs < next.atMs) ? s : [],
    );
    const clearedMs = clears[0]?.atMs ?? null;
    const { station, alarm, type, priority, text } = raise;
    return {
      ...{ station, alarm, type, priority, text, rule: null, occurrence: raise.id, raisedMs: raise.atMs },
      dated: !(raise.retained && raise.timing === 'missing'),
      clearedMs,
      renewedMs: clearedMs === null ? (next?.atMs ?? null) : null,
      acknowledged: latest(mine.map(({ acknowledged }) => acknowledged)),
      reset: latest(mine.map(({ reset }) => reset)),
      shelved: latest(shelvings),
    };
  });
}
