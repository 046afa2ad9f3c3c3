import { connectAsync } from 'mqtt';
import { topics } from '../../src-shared/feed/topics.ts';
import type { Log } from '../core/ports.ts';
import { commandPace } from './command-pace.ts';
import { createCommandDesk, type CommandStep } from './commands.ts';
import { METERS, type Meter } from './energy.ts';
import type { Life, PowerReading } from './life.ts';
import { MINUTE_MS } from './local-day.ts';
import { createOutbox } from './outbox.ts';
import type { DeviceReport } from './reports.ts';
import type { DemoStation } from './stations.ts';

export interface GatewayOptions {
  readonly brokerUrl: string;
  readonly root: string;
  readonly station: DemoStation;
  readonly life: Life;
  /** How it takes its commands follows from it. */
  readonly seed: number;
  /** From when on the past is delivered late, epoch ms. */
  readonly sinceMs: number;
  readonly now: () => number;
  readonly log: Log;
}

export interface Gateway {
  /** Says offline and ends the session in good order. */
  readonly close: () => Promise<void>;
}

/** Half a second late is the same time to the eye. */
const LIFE_PERIOD_MS = 500;
const READINGS_PERIOD_MS = 2_000;
/** What a gateway keeps of its readings while nobody listens. */
const PAST_READINGS_PERIOD_MS = 5 * MINUTE_MS;

/** One simulated gateway: a real MQTT client with a last will, that lives its station's day and obeys commands. */
export async function startGateway(options: GatewayOptions): Promise<Gateway> {
  const { root, station, life, seed, now, log } = options;
  const startedMs = now();
  const session = `s${startedMs.toString(36)}`;
  const client = await connectAsync(options.brokerUrl, {
    clientId: `gateway-${station.id}`,
    protocolVersion: 4,
    will: {
      topic: topics.status(root, station.id),
      payload: Buffer.from(JSON.stringify({ ts: startedMs, state: 'offline', session })),
      qos: 1,
      retain: true,
    },
  });
  const outbox = createOutbox(client, root, station, session);
  const reports = new Map<string, DeviceReport>();
  const desk = createCommandDesk(station.about.devices, (turn) => commandPace(seed, station.id, turn));
  const pending = new Set<NodeJS.Timeout>();
  const savings = createSavings();
  let livedMs = startedMs;
  let changes = 0;

  /** What was sent and not taken is the broker's end, or ours; the session's end is logged once, by its event. */
  const ignoreLoss = (sent: Promise<unknown>): void => void sent.catch(() => undefined);

  const report = (device: string, state: DeviceReport): void => {
    changes += 1;
    reports.set(device, state);
    ignoreLoss(outbox.state(device, state, now(), `${session}-${changes}`));
  };

  const take = (device: string, { say }: CommandStep): void => {
    switch (say.kind) {
      case 'result':
        ignoreLoss(outbox.result(now(), say.result));
        return;
      case 'report':
        report(device, say.report);
        return;
      case 'door':
        changes += 1;
        ignoreLoss(outbox.door(device, say.event, now(), `${session}-${changes}`));
    }
  };

  const live = (): void => {
    const nowMs = now();
    for (const event of life.events(livedMs, nowMs)) {
      if (event.message.kind === 'state') reports.set(event.message.device, event.message.report);
      ignoreLoss(outbox.event(event, life.insideAt(event.atMs)));
    }
    livedMs = Math.max(livedMs, nowMs);
  };

  const read = (): void => {
    const nowMs = now();
    for (const meter of METERS) {
      const switchedOff = isSwitchedOff(reports.get(meter));
      ignoreLoss(outbox.power(meter, nowMs, savings.apply(meter, life.power(meter, nowMs), switchedOff)));
    }
    ignoreLoss(outbox.env(nowMs, life.env(nowMs)));
  };

  const tellPastReadings = async (): Promise<void> => {
    for (let atMs = options.sinceMs; atMs < startedMs; atMs += PAST_READINGS_PERIOD_MS) {
      const sent = METERS.map((meter) => outbox.power(meter, atMs, life.power(meter, atMs)));
      await Promise.all([
        ...sent,
        outbox.env(atMs, life.env(atMs)),
        outbox.inside(atMs, life.insideAt(atMs)),
      ]);
    }
  };

  client.on('message', (topic, payload) => {
    const device = topic.slice(topic.lastIndexOf('/') + 1);
    for (const step of desk.answer(device, payload.toString(), now())) {
      const timer = setTimeout(() => {
        pending.delete(timer);
        take(device, step);
      }, step.inMs);
      pending.add(timer);
    }
  });
  client.on('error', (error) => log.warn(`demo station ${station.id}: ${error.message}`));

  await client.subscribeAsync(`${root}/${station.id}/command/+`, { qos: 1 });
  const hello = [outbox.online(startedMs), outbox.about(startedMs)];
  for (const [device, state] of life.reportsAt(startedMs)) report(device, state);
  await Promise.all([...hello, outbox.inside(startedMs, life.insideAt(startedMs))]);
  await tellPastReadings();
  read();
  const timers = [setInterval(live, LIFE_PERIOD_MS), setInterval(read, READINGS_PERIOD_MS)];
  // States of the past are of no use: the present ones were said above.
  const past = life.events(options.sinceMs, startedMs).filter(({ message }) => message.kind !== 'state');
  ignoreLoss(outbox.past(past, life.insideAt));

  return {
    close: async () => {
      for (const timer of [...timers, ...pending]) clearInterval(timer);
      await outbox.offline(now());
      await client.endAsync();
    },
  };
}

const isSwitchedOff = (report: DeviceReport | undefined): boolean =>
  report?.cause === 'command' && report.on === false;

/** What meters do not count while an operator has switched their device off: the register stands still, it never falls. */
function createSavings() {
  const savedKwh = new Map<Meter, number>();
  const lastKwh = new Map<Meter, number>();
  return {
    apply: (meter: Meter, reading: PowerReading, switchedOff: boolean): PowerReading => {
      const { registerKwh } = reading;
      const sinceLast = registerKwh - (lastKwh.get(meter) ?? registerKwh);
      lastKwh.set(meter, registerKwh);
      const saved = (savedKwh.get(meter) ?? 0) + (switchedOff ? sinceLast : 0);
      savedKwh.set(meter, saved);
      const counted = { ...reading, registerKwh: registerKwh - saved };
      return switchedOff ? { ...counted, powerW: 0, currentA: 0 } : counted;
    },
  };
}
