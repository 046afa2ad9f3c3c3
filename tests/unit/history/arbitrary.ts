import fc from 'fast-check';
import type { Aggregate, StationEvent } from '../../../src-shared/domain/event.ts';
import {
  aDoorEvent,
  aMinuteEvent,
  anAboutEvent,
  anAlarmEvent,
  aPeopleEvent,
  aStatusEvent,
  NOON_MS,
} from '../../builders/events.ts';

const station = fc.constantFrom('kexuecheng', 'lvcheng', 'constructor');
const name = fc.constantFrom('courier', 'constructor', '__proto__', 'sanitation');
/** Some days around noon, in steps that often meet. */
const atMs = fc.integer({ min: -200, max: 200 }).map((step) => NOON_MS + step * 13 * 60_000);
const common = {
  station,
  atMs,
  retained: fc.boolean(),
  timing: fc.constantFrom('ok' as const, 'late' as const),
};

const aggregate = (minuteMs: number): fc.Arbitrary<Aggregate> =>
  fc
    .tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 0, max: 900 }), fc.integer({ min: 0, max: 59 }))
    .map(([n, value, second]) => ({
      n,
      min: value,
      max: value + n,
      sum: value * n,
      last: value,
      lastMs: minuteMs + second * 1_000,
    }));

const minute = fc
  .record({ station, atMs, meter: name, kwh: fc.integer({ min: 0, max: 8 }).map((eighths) => eighths / 8) })
  .chain(({ station, atMs, meter, kwh }) =>
    aggregate(atMs).map((signal) =>
      aMinuteEvent({
        station,
        atMs,
        minuteMs: atMs,
        signals: { inside: signal, [`power/${meter}/w`]: signal },
        energyKwh: Object.fromEntries([[meter, kwh]]),
      }),
    ),
  );

/** An event that the history stores or counts; ids are unique, alarms' may come again. */
export const anyEvent: fc.Arbitrary<StationEvent> = fc.oneof(
  fc.record({ ...common, entered: fc.nat(5), left: fc.nat(5) }).map(aPeopleEvent),
  fc
    .record({
      ...common,
      event: fc.constantFrom('granted' as const, 'denied' as const, 'opened' as const),
      method: fc.constantFrom('face' as const, 'card' as const, null),
      group: fc.option(name),
    })
    .map(aDoorEvent),
  fc
    .record({ ...common, id: fc.constantFrom('o1', 'o2', 'o3'), active: fc.boolean(), type: name })
    .map(anAlarmEvent),
  fc.record(common).map(aStatusEvent),
  fc
    .tuple(fc.constantFrom('Asia/Shanghai', 'America/New_York', null), fc.record(common))
    .map(([timezone, fields]) => anAboutEvent({ timezone }, fields)),
  minute,
);

/** The same events cut into batches anywhere. */
function anyCut(events: readonly StationEvent[]): fc.Arbitrary<StationEvent[][]> {
  return fc
    .array(fc.integer({ min: 0, max: events.length }), { maxLength: 6 })
    .map((cuts) => [0, ...cuts.sort((a, b) => a - b), events.length])
    .map((bounds) => bounds.slice(1).map((end, at) => events.slice(bounds[at] ?? 0, end)));
}

export const eventsAndCut = fc
  .array(anyEvent, { maxLength: 60 })
  .chain((events) => fc.tuple(fc.constant(events), anyCut(events)));
