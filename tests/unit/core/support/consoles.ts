import { createAlarmDesk, type AlarmDesk } from '../../../../src-main/core/alarms/alarm-desk.ts';
import { createTelling, type Telling } from '../../../../src-main/core/alarms/telling.ts';
import { decode } from '../../../../src-main/core/feed/decode.ts';
import type { OutgoingMessage } from '../../../../src-main/core/ports.ts';
import {
  reduceAlarms,
  reduceOperators,
  type Alarms,
  type AlarmState,
} from '../../../../src-shared/domain/alarm/alarms.ts';
import {
  mergeOperators,
  NO_OPERATORS,
  reportOf,
  type OperatorsReport,
} from '../../../../src-shared/domain/alarm/operators.ts';
import type { AlarmEvent, StationEvent } from '../../../../src-shared/domain/event.ts';
import { emptyStation } from '../../../../src-shared/domain/station.ts';
import { DEFAULT_ROOT, topics } from '../../../../src-shared/feed/topics.ts';
import { anAlarmEvent, STATION } from '../../../builders/events.ts';

/** Consoles around a broker, as far as alarms go: for tests with fake timers. */

/** A batch of the journal. */
const COMMIT_MS = 8;

type Received = { readonly topic: string; readonly payload: string } | AlarmEvent;

/** Keeps the last message of each topic, and delivers in order, each console after its own delay. */
export class Broker {
  readonly kept = new Map<string, string>();
  readonly consoles: Console[] = [];
  /** How many messages consoles published. */
  published = 0;
  /** What stations report; they tell it anew to a broker that forgot. */
  readonly alarms = new Map<string, AlarmEvent>();

  raise(alarm: string, occurrence: string): void {
    this.#report(anAlarmEvent({ alarm, id: occurrence, atMs: Date.now(), priority: 'high' }));
  }

  clear(alarm: string): void {
    const raised = this.alarms.get(alarm);
    if (raised?.active !== true) return;
    this.#report({ ...raised, id: `${raised.id}/normal`, active: false, atMs: Date.now() });
  }

  #report(event: AlarmEvent): void {
    this.alarms.set(event.alarm, event);
    for (const console of this.consoles) console.deliver(event);
  }

  take({ topic, payload }: OutgoingMessage): void {
    this.published += 1;
    this.kept.set(topic, payload);
    for (const console of this.consoles) console.deliver({ topic, payload });
  }

  /** As after a start without its files. */
  forget(): void {
    this.kept.clear();
    for (const console of this.consoles) console.loseSession();
  }

  /** What it keeps of an alarm, for the occurrence. */
  reportOf(alarm: string, occurrence: string | null): OperatorsReport | null {
    const topic = topics.operatorsAlarm(DEFAULT_ROOT, STATION, alarm);
    const payload = this.kept.get(topic);
    if (payload === undefined) return null;
    const event = eventOf({ topic, payload });
    if (event.kind !== 'operators') throw new Error(`not what operators did: ${payload}`);
    return reportOf(mergeOperators(NO_OPERATORS, event.report), occurrence);
  }
}

function eventOf(received: Received): StationEvent {
  if (!('topic' in received)) return received;
  const { topic, payload } = received;
  const message = { topic, payload: Buffer.from(payload), retain: false, arrivedMs: Date.now() };
  const decoded = decode(message, DEFAULT_ROOT);
  if (decoded.kind !== 'event') throw new Error(`no console can read this: ${payload}`);
  return decoded.event;
}

interface ConsoleOptions {
  readonly name: string;
  /** One way to the broker, ms. */
  readonly delayMs: number;
  readonly clockAheadMs: number;
}

/** A console: its desk and its telling are the real ones, its engine is the reducers over a journal that takes a while. */
export class Console {
  readonly desk: AlarmDesk;
  readonly #broker: Broker;
  readonly #options: ConsoleOptions;
  #alarms: Alarms = {};
  #telling: Telling;
  /** Number of the connection; null: none. */
  #connection: number | null = null;
  #connections = 0;
  /** What the broker holds back for it while it is cut off. What consoles say is not held: the worst case. */
  #queued: AlarmEvent[] = [];

  constructor(broker: Broker, options: ConsoleOptions) {
    this.#broker = broker;
    this.#options = options;
    this.#telling = this.#newTelling();
    this.desk = createAlarmDesk({
      engine: { isSuppressed: () => false, alarm: (_station, alarm) => this.state(alarm) },
      record: async (events) => {
        await later(COMMIT_MS);
        for (const event of events) this.#apply(event);
        return events.map((event) => ({ event }));
      },
      onDone: (station, alarm) => this.#telling.tell(station, alarm),
      now: () => Date.now() + options.clockAheadMs,
    });
    broker.consoles.push(this);
  }

  get name(): string {
    return this.#options.name;
  }

  get isConnected(): boolean {
    return this.#connection !== null;
  }

  state(alarm: string): AlarmState | null {
    return this.#alarms[alarm] ?? null;
  }

  /** What this console holds true of the alarm's newest occurrence. */
  holds(alarm: string) {
    const state = this.state(alarm);
    const occurrence = state?.raised?.id ?? null;
    return { occurrence, report: state === null ? null : reportOf(state.operators, occurrence) };
  }

  connect(): void {
    if (this.isConnected) return;
    this.#connections += 1;
    this.#connection = this.#connections;
    this.#telling.connected();
    for (const event of this.#queued.splice(0)) this.deliver(event);
    for (const [topic, payload] of this.#broker.kept) this.deliver({ topic, payload });
    for (const event of this.#broker.alarms.values()) this.deliver(event);
  }

  cut(): void {
    if (!this.isConnected) return;
    this.#connection = null;
    this.#telling.disconnected();
  }

  loseSession(): void {
    this.cut();
    this.#queued = [];
  }

  /** What is on the disk stands again. */
  restart(): void {
    this.cut();
    this.#telling.close();
    this.#telling = this.#newTelling();
    this.#alarms = JSON.parse(JSON.stringify(this.#alarms)) as Alarms;
  }

  /** Takes an occurrence for the newest that no other console ever heard of. */
  mishear(alarm: string, occurrence: string): void {
    this.#apply(anAlarmEvent({ alarm, id: occurrence, atMs: Date.now(), priority: 'high' }));
  }

  deliver(received: Received): void {
    const connection = this.#connection;
    if (connection === null) {
      if (!('topic' in received)) this.#queued.push(received);
      return;
    }
    setTimeout(() => {
      if (this.#connection !== connection) return;
      const event = eventOf(received);
      if (event.kind === 'operators') this.#telling.heard(event);
      setTimeout(() => this.#apply(event), COMMIT_MS);
    }, this.#options.delayMs);
  }

  #apply(event: StationEvent): void {
    const before = this.#alarms;
    if (event.kind === 'alarm') {
      this.#alarms = reduceAlarms(before, event) ?? before;
      if (event.active) this.#telling.raised(event.station, event.alarm);
    }
    if (event.kind === 'operators') this.#alarms = reduceOperators(before, event) ?? before;
  }

  async #publish(message: OutgoingMessage): Promise<void> {
    const connection = this.#connection;
    await later(this.#options.delayMs);
    if (connection === null || this.#connection !== connection) throw new Error('not connected');
    this.#broker.take(message);
    // The PUBACK may come after what another console said meanwhile.
    await later(this.#options.delayMs + 20);
    if (this.#connection !== connection) throw new Error('connection lost');
  }

  #newTelling(): Telling {
    return createTelling({
      engine: {
        alarm: (_station, alarm) => this.state(alarm),
        stations: () => [{ ...emptyStation(STATION), alarms: this.#alarms }],
      },
      publish: (message) => this.#publish(message),
      root: DEFAULT_ROOT,
      log: { info: () => undefined, warn: () => undefined },
    });
  }
}

const later = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
