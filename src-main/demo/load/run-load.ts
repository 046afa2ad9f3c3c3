import {
  farewell,
  greetings,
  loadMessage,
  visitsAmong,
  type LoadMessage,
  type LoadPlan,
} from './messages.ts';
import type { Publisher } from './publisher.ts';

export interface LoadOptions {
  readonly plan: LoadPlan;
  /** Messages per second of all stations together. */
  readonly ratePerS: number;
  /** Null: until `stop` is called. */
  readonly durationMs: number | null;
  readonly publishers: readonly Publisher[];
  readonly onSecond: (report: LoadReport) => void;
}

export interface LoadReport {
  /** Since the first message. */
  readonly elapsedMs: number;
  readonly published: number;
  /** Events and greetings (QoS 1) published, and those of them that the broker acknowledged. */
  readonly events: number;
  readonly acknowledged: number;
  /** Visits (people counted in) among the published messages. */
  readonly visits: number;
  /** Messages that were due by now and could not be sent: the broker or this machine is slower than the rate. */
  readonly behind: number;
}

export interface Load {
  /** Resolves with the last report when all is sent and acknowledged, or ACKNOWLEDGE_WITHIN_MS have passed. */
  readonly finished: Promise<LoadReport>;
  readonly stop: () => void;
}

/** Short enough that 1,000 msg/s come one by one or two, long enough that 30,000 cost few writes. */
const TICK_MS = 5;
const REPORT_MS = 1_000;
const ACKNOWLEDGE_WITHIN_MS = 30_000;

/** Publishes the plan at its rate. What is late is caught up with as fast as the broker takes it, and reported. */
export function runLoad({ plan, ratePerS, durationMs, publishers, onSecond }: LoadOptions): Load {
  const startedMs = Date.now();
  let published = 0;
  let events = 0;
  let stopped = false;

  const publisherOf = (station: number): Publisher | undefined => publishers[station % publishers.length];
  const send = ({ station, topic, payload, qos }: LoadMessage, retain = false): void => {
    publisherOf(station)?.publish(topic, payload, qos, retain);
    if (qos === 1) events += 1;
  };
  const flush = (): void => publishers.forEach((publisher) => publisher.flush());
  const stations = Array.from({ length: plan.stations }, (_, station) => station);

  const due = (): number => {
    const elapsedMs = Math.min(Date.now() - startedMs, durationMs ?? Infinity);
    return Math.floor((elapsedMs * ratePerS) / 1_000);
  };
  const report = (): LoadReport => ({
    elapsedMs: Date.now() - startedMs,
    published,
    events,
    acknowledged: publishers.reduce((sum, publisher) => sum + publisher.acknowledged(), 0),
    visits: visitsAmong(published, plan),
    behind: Math.max(0, due() - published),
  });

  const sendWhatIsDue = (): void => {
    const nowMs = Date.now();
    const until = due();
    while (published < until && publishers.every((publisher) => publisher.hasRoom())) {
      // Room is asked for once per round of the stations, not per message.
      const roundEnd = Math.min(until, published + plan.stations);
      for (; published < roundEnd; published += 1) send(loadMessage(plan, published, startedMs, nowMs));
    }
    flush();
  };
  const isSent = (): boolean =>
    stopped || (durationMs !== null && Date.now() - startedMs >= durationMs && published >= due());

  const finished = async (): Promise<LoadReport> => {
    for (const station of stations)
      for (const message of greetings(plan, station, startedMs)) send(message, true);
    const reporting = setInterval(() => onSecond(report()), REPORT_MS);
    await every(TICK_MS, () => {
      sendWhatIsDue();
      return isSent();
    });
    for (const station of stations) send(farewell(plan, station, published, Date.now()), true);
    flush();
    const giveUpMs = Date.now() + ACKNOWLEDGE_WITHIN_MS;
    await every(TICK_MS, () => report().acknowledged >= events || Date.now() > giveUpMs);
    clearInterval(reporting);
    return report();
  };
  return { finished: finished(), stop: () => (stopped = true) };
}

/** Resolves after the first call of `isDone`, one per period, that answers true. */
function every(periodMs: number, isDone: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const timer = setInterval(() => {
      if (!isDone()) return;
      clearInterval(timer);
      resolve();
    }, periodMs);
  });
}
