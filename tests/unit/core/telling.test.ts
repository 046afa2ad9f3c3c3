import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AlarmAct } from '../../../src-shared/domain/alarm/life-cycle.ts';
import { NOON_MS, STATION } from '../../builders/events.ts';
import { Broker, Console } from './support/consoles.ts';

const MINUTE_MS = 60_000;

beforeEach(() => {
  vi.useFakeTimers({ now: NOON_MS });
});

afterEach(() => {
  vi.useRealTimers();
});

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

/** Two consoles at a broker that hold an alarm `a`, occurrence o1, and are settled. */
async function twoConsoles() {
  const broker = new Broker();
  const [one, two] = [aConsole(broker, 'one'), aConsole(broker, 'two')];
  broker.raise('a', 'o1');
  one.connect();
  two.connect();
  await pass(10_000);
  return { broker, one, two };
}

const aConsole = (broker: Broker, name: string, delayMs = 5, clockAheadMs = 0): Console =>
  new Console(broker, { name, delayMs, clockAheadMs });

const acknowledge: AlarmAct = { kind: 'acknowledge', note: '已到场' };
const shelve = (): AlarmAct => ({ kind: 'shelve', untilMs: Date.now() + MINUTE_MS, reason: '检修' });

async function does(console: Console, act: AlarmAct, alarm = 'a', occurrence = 'o1'): Promise<boolean> {
  const doing = console.desk.act({ station: STATION, alarm, occurrence, act }, `wang@${console.name}`);
  await pass(10);
  return (await doing).ok;
}

const acknowledgedBy = (console: Console, alarm = 'a') =>
  console.holds(alarm).report?.acknowledged?.by ?? null;

describe('what an operator does', () => {
  it('reaches the other console at once, and is told once', async () => {
    const { broker, one, two } = await twoConsoles();
    expect(await does(one, acknowledge)).toBe(true);
    await pass(50);
    expect(acknowledgedBy(two)).toBe('wang@one');
    await pass(60 * MINUTE_MS);
    expect(broker.published).toBe(1);
  });

  it('without a connection is told with the next one, after the broker’s memory was heard', async () => {
    const { broker, one, two } = await twoConsoles();
    one.cut();
    await does(one, acknowledge);
    await does(two, shelve());
    one.connect();
    await pass(1_000);
    expect(acknowledgedBy(two)).toBeNull();
    await pass(2_000);
    expect(two.holds('a')).toEqual(one.holds('a'));
    expect(two.holds('a').report).toMatchObject({
      acknowledged: { by: 'wang@one' },
      shelved: { by: 'wang@two' },
    });
    expect(broker.published).toBe(2);
  });

  it('is told again when the connection was lost while it was being told', async () => {
    const { one, two } = await twoConsoles();
    const slow = does(one, acknowledge);
    one.cut();
    await slow;
    one.connect();
    await pass(10_000);
    expect(acknowledgedBy(two)).toBe('wang@one');
  });

  it('survives a restart before it could be told', async () => {
    const { one, two } = await twoConsoles();
    one.cut();
    await does(one, acknowledge);
    one.restart();
    one.connect();
    await pass(10_000);
    expect(acknowledgedBy(two)).toBe('wang@one');
  });

  it('is told to a broker that forgot it, for a console that comes later', async () => {
    const { broker, one } = await twoConsoles();
    await does(one, acknowledge);
    broker.forget();
    one.connect();
    await pass(10_000);
    const late = aConsole(broker, 'late');
    late.connect();
    await pass(1_000);
    expect(acknowledgedBy(late)).toBe('wang@one');
  });

  it('at the same time on both consoles ends in the same on both, and at the broker', async () => {
    const { broker, one, two } = await twoConsoles();
    await Promise.all([does(one, acknowledge), does(two, shelve())]);
    await pass(10_000);
    expect(two.holds('a')).toEqual(one.holds('a'));
    expect(broker.reportOf('a', 'o1')).toEqual(one.holds('a').report);
    // Each its own, and then once more all of it, for the last word lacked something.
    expect(broker.published).toBeLessThanOrEqual(4);
  });

  it('is told again by the one whose words were overwritten, where the other is gone', async () => {
    const { broker, one, two } = await twoConsoles();
    const seen = { station: STATION, alarm: 'a', occurrence: 'o1' };
    void one.desk.act({ ...seen, act: acknowledge }, 'wang@one');
    await pass(5);
    void two.desk.act({ ...seen, act: shelve() }, 'wang@two');
    await pass(20);
    expect(broker.reportOf('a', 'o1')).toMatchObject({ acknowledged: null });
    two.cut();
    await pass(10_000);
    expect(broker.reportOf('a', 'o1')).toMatchObject({
      acknowledged: { by: 'wang@one' },
      shelved: { by: 'wang@two' },
    });
  });

  it('is nothing to tell where nobody did anything', async () => {
    const { broker } = await twoConsoles();
    expect(broker.published).toBe(0);
  });

  it('is no longer told once the console is closed', async () => {
    const { broker, one } = await twoConsoles();
    one.cut();
    await does(one, acknowledge);
    one.connect();
    one.restart();
    await pass(MINUTE_MS);
    expect(broker.published).toBe(0);
  });
});

describe('consoles that never agree on the newest occurrence', () => {
  /** Each has acknowledged its own: o1 the one, and a minute later o2 the other. */
  async function disagreeing() {
    const { broker, one, two } = await twoConsoles();
    await does(one, acknowledge);
    await pass(MINUTE_MS);
    two.mishear('a', 'o2');
    await does(two, acknowledge, 'a', 'o2');
    return { broker, one, two };
  }

  it('stop answering each other: the broker keeps what was done later', async () => {
    const { broker } = await disagreeing();
    await pass(2 * MINUTE_MS);
    const { published } = broker;
    expect(published).toBeLessThan(10);
    await pass(24 * 60 * MINUTE_MS);
    expect(broker.published).toBe(published);
    expect(broker.reportOf('a', 'o2')?.acknowledged?.by).toBe('wang@two');
  });

  it('still tell what is of no occurrence', async () => {
    const { broker, one, two } = await disagreeing();
    await pass(10 * MINUTE_MS);
    await does(one, { kind: 'out-of-service', reason: '探头损坏' });
    await pass(10 * MINUTE_MS);
    expect(broker.reportOf('a', 'o2')).toMatchObject({
      acknowledged: { by: 'wang@two' },
      service: { by: 'wang@one' },
    });
    expect(two.holds('a').report?.service?.by).toBe('wang@one');
  });

  it('tell a late one of the right occurrence as soon as they agree', async () => {
    const { broker, one, two } = await disagreeing();
    await pass(10 * MINUTE_MS);
    // What two missed: o1 again, and later than its o2.
    broker.raise('a', 'o1');
    await pass(MINUTE_MS);
    const { occurrence, report } = one.holds('a');
    expect(two.holds('a')).toEqual({ occurrence, report });
    expect(broker.reportOf('a', 'o1')).toEqual(report);
  });
});

const ALARMS = ['a', 'b'];

type Happening =
  | { readonly kind: 'raise'; readonly alarm: string }
  | { readonly kind: 'clear'; readonly alarm: string }
  | { readonly kind: 'act'; readonly console: number; readonly alarm: string; readonly act: AlarmAct['kind'] }
  | { readonly kind: 'cut' | 'connect' | 'restart'; readonly console: number }
  | { readonly kind: 'forget' };

const console = fc.nat(2);
const alarm = fc.constantFrom(...ALARMS);
const of = <Kind extends string>(...kinds: Kind[]) => fc.constantFrom(...kinds);

const happening: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 2, arbitrary: fc.record({ kind: of('raise' as const, 'clear' as const), alarm }) },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: of('act' as const),
      console,
      alarm,
      act: of<AlarmAct['kind']>(
        'acknowledge',
        'acknowledge',
        'shelve',
        'unshelve',
        'out-of-service',
        'in-service',
        'work',
      ),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ kind: of('cut' as const, 'connect' as const, 'connect' as const), console }),
  },
  { weight: 1, arbitrary: fc.record({ kind: of('restart' as const), console }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'forget' as const }) },
);

/** Most things happen within seconds of each other: that is where they cross. */
const story = fc.array(fc.tuple(happening, fc.oneof(fc.nat(40), fc.nat(7_000))), {
  maxLength: 40,
  size: 'max',
});

const actOf = (kind: AlarmAct['kind']): AlarmAct => {
  switch (kind) {
    case 'acknowledge':
      return acknowledge;
    case 'shelve':
      return shelve();
    case 'out-of-service':
      return { kind, reason: '探头损坏' };
    case 'work':
      return { kind, status: 'in-progress', assignee: '李', comment: '' };
    default:
      return { kind };
  }
};

/** Lives through it; answers the occurrences that some operator acknowledged. */
async function live(
  broker: Broker,
  consoles: readonly Console[],
  events: readonly (readonly [Happening, number])[],
): Promise<ReadonlySet<string>> {
  const acknowledged = new Set<string>();
  let occurrences = 0;
  const happens = (event: Happening): void => {
    if (event.kind === 'forget') broker.forget();
    else if (event.kind === 'raise') broker.raise(event.alarm, `o${(occurrences += 1)}`);
    else if (event.kind === 'clear') broker.clear(event.alarm);
    else {
      const at = consoles[event.console % consoles.length];
      if (at === undefined) throw new Error('a console of the story');
      if (event.kind !== 'act') {
        at[event.kind]();
        return;
      }
      const { occurrence } = at.holds(event.alarm);
      if (occurrence === null) return;
      const seen = { station: STATION, alarm: event.alarm, occurrence };
      void at.desk.act({ ...seen, act: actOf(event.act) }, `wang@${at.name}`).then(({ ok }) => {
        if (ok && event.act === 'acknowledge') acknowledged.add(occurrence);
      });
    }
  };
  for (const [event, afterMs] of events) {
    happens(event);
    await pass(afterMs);
  }
  return acknowledged;
}

const options = fc.record({
  count: fc.integer({ min: 2, max: 3 }),
  /** The slow one hears what the broker kept only after it was thought to be settled. */
  delays: fc.tuple(...Array.from({ length: 3 }, () => fc.constantFrom(1, 60, 2_500))),
  clocks: fc.tuple(
    ...Array.from({ length: 3 }, () => fc.constantFrom(0, -20 * MINUTE_MS, 4_000, 90 * MINUTE_MS)),
  ),
});

describe('consoles that are cut off, restarted, and whose broker forgets', () => {
  it('end agreed, with nobody’s acknowledgement forgotten, and then are silent', async () => {
    let agreed = 0;
    await fc.assert(
      fc.asyncProperty(options, story, async ({ count, delays, clocks }, events) => {
        const broker = new Broker();
        const consoles = Array.from({ length: count }, (_, n) =>
          aConsole(broker, `c${n}`, delays[n], clocks[n]),
        );
        for (const one of consoles) one.connect();
        const acknowledged = await live(broker, consoles, events);

        for (const one of consoles) one.connect();
        await pass(60 * MINUTE_MS);
        const { published } = broker;
        // One that knows nothing but what the broker keeps.
        const late = aConsole(broker, 'late');
        late.connect();
        await pass(60 * MINUTE_MS);

        let open = 0;
        for (const name of ALARMS) {
          const held = consoles.map((one) => one.holds(name));
          const { occurrence = null, report = null } = held[0] ?? {};
          // An alarm that came and went while the broker forgot it is known to some consoles only.
          if (held.some((one) => one.occurrence !== occurrence)) {
            open += 1;
            continue;
          }
          if (broker.alarms.get(name)?.active === true) held.push(late.holds(name));
          for (const one of held) expect(one).toEqual({ occurrence, report });
          expect(broker.reportOf(name, occurrence)).toEqual(report);
          if (occurrence !== null && acknowledged.has(occurrence))
            expect(report?.acknowledged).not.toBeNull();
        }
        if (open > 0) return;
        agreed += 1;
        expect(broker.published).toBe(published);
      }),
      { numRuns: 300 },
    );
    expect(agreed).toBeGreaterThan(200);
  });
});
