import { startBareSubscriber } from '../rig/bare.ts';
import type { Figure, Scenario } from '../rig/figures.ts';
import { readJournal } from '../rig/journal.ts';
import { untilLive, type Program } from '../rig/program.ts';
import { withBench, type Rig } from '../rig/rig.ts';
import { until } from '../rig/wait.ts';

const STATIONS = 300;
/** More than any subscriber of this library takes: the broker's queue then is never empty. */
const FLOOD_PER_S = 45_000;
const DRAIN_LIMIT_MS = 600_000;
const LOOK_MS = 50;

const floodS = ({ mode }: Rig): number => (mode === 'full' ? 20 : 8);

/** As many events as the broker can pass on, to a subscriber that does nothing and then to the console. */
export const throughput: Scenario = {
  name: 'throughput',
  title: 'QoS 1 events, flat out',
  rounds: { quick: 1, full: 3 },
  run: async (rig) => {
    const barePerS = await floodBare(rig);
    const flooded = await floodConsole(rig);
    return [
      { name: 'bare subscriber, only JSON.parse', value: barePerS, unit: 'msg/s' },
      {
        name: 'received, journalled, acknowledged',
        value: flooded.journalPerS,
        unit: 'msg/s',
        target: { atLeast: 12_000 },
      },
      {
        name: 'ratio to the bare limit',
        value: flooded.journalPerS / barePerS,
        unit: '',
        target: { atLeast: 0.5 },
      },
      { name: 'lost or twice in the journal', value: flooded.wrong, unit: '', target: { atMost: 0 } },
      { name: 'visits missing on the screen', value: flooded.visitsMissing, unit: '', target: { atMost: 0 } },
      {
        name: 'committed to IndexedDB',
        value: flooded.historyPerS,
        unit: 'msg/s',
        target: { atLeast: 5_000 },
      },
      { name: 'history behind the journal at most', value: flooded.mostBacklog, unit: 'events' },
    ];
  },
};

const floodBare = (rig: Rig): Promise<number> =>
  withBench(rig, async ({ broker, load }) => {
    const subscriber = await startBareSubscriber(broker.url);
    const flood = load({ stations: STATIONS, ratePerS: FLOOD_PER_S, qos1Share: 1, durationS: floodS(rig) });
    const { events } = await flood.finished;
    const { count, firstMs, lastMs } = await until(
      `${events} messages at the bare subscriber`,
      () => (subscriber.latest().count >= events ? subscriber.latest() : null),
      DRAIN_LIMIT_MS,
    );
    await subscriber.stop();
    return (count * 1_000) / (lastMs - firstMs);
  });

interface Flooded {
  readonly journalPerS: number;
  readonly historyPerS: number;
  readonly mostBacklog: number;
  readonly wrong: number;
  readonly visitsMissing: number;
}

const floodConsole = (rig: Rig): Promise<Flooded> =>
  withBench(rig, async ({ load, start, profile }) => {
    const program = await start(profile);
    const seed = rig.seed();
    await untilLive(program, 0);
    const flood = load({
      stations: STATIONS,
      ratePerS: FLOOD_PER_S,
      qos1Share: 1,
      durationS: floodS(rig),
      seed,
    });
    const startMs = await until(
      'the first event',
      async () => ((await program.journalHead()) > 0 ? Date.now() : null),
      DRAIN_LIMIT_MS,
      LOOK_MS,
    );
    const { events, visits } = await flood.finished;
    const journalMs = await untilAllHaveLeft(program);
    const visitsShown = await program.visits();
    const mostBacklog = await program.backlog();
    const historyMs = await until(
      'the history to catch up',
      async () => ((await program.backlog()) === 0 ? Date.now() : null),
      DRAIN_LIMIT_MS,
      LOOK_MS,
    );
    await program.stop();
    const journalled = await readJournal(profile, seed);
    return {
      journalPerS: (events * 1_000) / (journalMs - startMs),
      historyPerS: (events * 1_000) / (historyMs - startMs),
      mostBacklog,
      wrong: events - journalled.events + journalled.repeated,
      visitsMissing: visits - visitsShown,
    };
  });

/**
 * A station's last word in a load is that it goes offline, and its words keep their order: what the screen shows
 * offline has been received, journalled and applied to its end. Answers when that was, epoch ms.
 */
const untilAllHaveLeft = (program: Program): Promise<number> =>
  until(
    'all stations to have left',
    async () => ((await program.stationsIn('offline')) === STATIONS ? Date.now() : null),
    DRAIN_LIMIT_MS,
    LOOK_MS,
  );

/** The sustained load: 12,000 events/s, and 1,500 samples/s of telemetry beside them. */
const SUSTAINED_PER_S = 13_500;
const SUSTAINED_SHARE = 12_000 / SUSTAINED_PER_S;

export const sustained: Scenario = {
  name: 'sustained',
  title: '12,000 events/s and 1,500 samples/s',
  rounds: { quick: 1, full: 3 },
  run: (rig) =>
    withBench(rig, async ({ load, start, profile }): Promise<readonly Figure[]> => {
      const program = await start(profile);
      await untilLive(program, 0);
      const seed = rig.seed();
      const durationS = rig.mode === 'full' ? 60 : 15;
      const going = load({
        stations: STATIONS,
        ratePerS: SUSTAINED_PER_S,
        qos1Share: SUSTAINED_SHARE,
        durationS,
        seed,
      });
      const { events, published, elapsedMs, visits } = await going.finished;
      const endMs = Date.now();
      const caughtUpMs = await untilAllHaveLeft(program);
      const visitsMissing = visits - (await program.visits());
      await program.stop();
      const journalled = await readJournal(profile, seed);
      const greetings = 3 * STATIONS;
      const samples = published - (events - greetings);
      return [
        { name: 'offered', value: (published * 1_000) / elapsedMs, unit: 'msg/s' },
        {
          name: 'journal behind the last publish',
          value: caughtUpMs - endMs,
          unit: 'ms',
          target: { atMost: 1_000 },
        },
        {
          name: 'events lost or twice',
          value: events - journalled.events + journalled.repeated,
          unit: '',
          target: { atMost: 0 },
        },
        { name: 'visits missing on the screen', value: visitsMissing, unit: '', target: { atMost: 0 } },
        { name: 'samples lost', value: samples - journalled.samples, unit: '', target: { atMost: 0 } },
      ];
    }),
};
