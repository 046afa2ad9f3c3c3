import { join } from 'node:path';
import { openJournal } from '../../../src-main/adapters/level-journal.ts';
import { stationId } from '../../../src-main/demo/load/messages.ts';
import { startOfDay } from '../../../src-shared/domain/local-time.ts';
import type { StationEvent } from '../../../src-shared/domain/event.ts';
import { rangeOf } from '../../../src-shared/domain/report/month.ts';
import { shiftDay } from '../../../src-shared/domain/report/range.ts';
import { aDoorEvent, aMinuteEvent, anAboutEvent, aPeopleEvent } from '../../builders/events.ts';

const ZONE = 'Asia/Shanghai';
const AT_ONCE = 2_000;
const KINDS = 4;

/** What was written: the oracle of what the report must say. */
export interface FilledMonth {
  readonly events: number;
  readonly visits: number;
}

/** All that a station tells; or events alone, of which `uncounted` ones are kept like others and make no roll-up. */
export type Filling = 'all' | 'events' | 'uncounted';

/**
 * Writes so many events of a month into the journal of a profile, evenly over its time and by turns of the stations: of four,
 * a door, somebody in, a minute of readings, somebody out. The history takes them in when the console is started.
 */
export async function fillMonth(
  profile: string,
  month: string,
  stations: number,
  events: number,
  filling: Filling = 'all',
): Promise<FilledMonth> {
  const { from, to } = rangeOf(month);
  const fromMs = startOfDay(from, ZONE);
  const spanMs = startOfDay(shiftDay(to, 1), ZONE) - fromMs;
  const journal = await openJournal(join(profile, 'journal'), {
    info: () => undefined,
    warn: () => undefined,
  });
  const abouts = Array.from({ length: stations }, (_, index) =>
    anAboutEvent({ timezone: ZONE, name: `驿站 ${index + 1}` }, { station: stationId(index), atMs: fromMs }),
  );
  await journal.append(abouts);
  let visits = 0;
  for (let first = 0; first < events; first += AT_ONCE) {
    const batch = Array.from({ length: Math.min(AT_ONCE, events - first) }, (_, at) =>
      eventAt(first + at, stations, fromMs + Math.floor(((first + at) / events) * spanMs), filling),
    );
    visits += batch.reduce((sum, event) => sum + (event.kind === 'people' ? event.entered : 0), 0);
    await journal.append(batch);
  }
  await journal.close();
  return { events: events + stations, visits };
}

function eventAt(n: number, stations: number, atMs: number, filling: Filling): StationEvent {
  const station = stationId(n % stations);
  const retained = filling === 'uncounted';
  switch (Math.floor(n / stations) % KINDS) {
    case 0:
      return aDoorEvent({
        station,
        atMs,
        retained,
        event: 'granted',
        method: n % 3 === 0 ? 'card' : 'face',
        group: 'courier',
      });
    case 1:
      return aPeopleEvent({ station, atMs, retained, entered: 1, left: 0 });
    case 2: {
      if (filling !== 'all') return aDoorEvent({ station, atMs, retained, event: 'opened' });
      const inside = { n: 6, min: 1, max: 2, sum: 8, last: 1, lastMs: atMs };
      const watts = { n: 6, min: 100, max: 900, sum: 3_000, last: 500, lastMs: atMs };
      return aMinuteEvent({
        station,
        minuteMs: Math.floor(atMs / 60_000) * 60_000,
        signals: { inside, 'power/total/w': watts },
        energyKwh: { total: 0.008 },
      });
    }
    default:
      return aPeopleEvent({ station, atMs, retained, entered: 0, left: 1 });
  }
}
