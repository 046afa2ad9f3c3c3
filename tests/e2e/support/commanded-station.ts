import { EventEmitter, once } from 'node:events';
import { connectAsync } from 'mqtt';
import { payloads, type Payload } from '../../../src-shared/feed/payloads.ts';
import * as message from '../../builders/messages.ts';
import type { StationMessage } from '../../builders/messages.ts';
import type { Room } from './room.ts';

type Command = Payload<'command'>;

/** A command as it came to the station. */
interface Arrival {
  readonly id: string;
  readonly device: string;
  readonly action: Command['action'];
  readonly by: string;
  readonly atMs: number;
  readonly expiresMs: number;
}

/** How long it takes with each step, ms; null: it never says so, and never acts. */
interface Manners {
  readonly acceptsAfterMs: number | null;
  readonly actsAfterMs: number | null;
  /** The lock does not fall shut by itself. */
  readonly staysUnlocked?: boolean;
}

type Step = 'arrived' | 'accepted' | 'done';

/** A station's gateway with a session that outlives its connection: the broker keeps for it what comes meanwhile. */
export interface CommandedStation {
  readonly arrivals: readonly Arrival[];
  /** In time, each id once, as the contract has it. */
  readonly carriedOut: readonly Arrival[];
  readonly behave: (manners: Manners) => void;
  /** The next time that it comes so far with a command, or after so many ms. */
  readonly next: (step: Step, withinMs: number) => Promise<unknown>;
  /** Ends the connection without a word; it comes back when `back` is called. */
  readonly away: () => void;
  readonly back: () => void;
}

const PROMPT: Manners = { acceptsAfterMs: 0, actsAfterMs: 0 };
const SESSION_S = 600;

export async function openCommandedStation(
  room: Room,
  url: string,
  station: string,
): Promise<CommandedStation> {
  const place = { station };
  const arrivals: Arrival[] = [];
  const carriedOut: Arrival[] = [];
  const steps = new EventEmitter();
  const timers = new Set<NodeJS.Timeout>();
  let manners = PROMPT;
  const startedMs = Date.now();
  const client = await connectAsync(url, {
    clientId: `station-${station}-${process.pid}`,
    protocolVersion: 5,
    clean: false,
    reconnectPeriod: 100,
    properties: { sessionExpiryInterval: SESSION_S },
    will: message.aStatusMessage({ ts: startedMs, state: 'offline' }, place),
  });
  // A broker that is being restarted ends the connection: the station is back when it is.
  client.on('error', () => undefined);
  const say = ({ topic, payload, qos, retain }: StationMessage): void =>
    void client.publishAsync(topic, payload, { qos, retain }).catch(() => undefined);
  const greet = (): void => {
    say(message.anAboutMessage({ ts: Date.now(), name: `${station} 驿站` }, place));
    say(message.aStatusMessage({ ts: Date.now(), session: `s${Date.now()}` }, place));
  };
  const later = (afterMs: number | null, act: () => void): void => {
    if (afterMs === null) return;
    const timer = setTimeout(() => {
      timers.delete(timer);
      act();
    }, afterMs);
    timers.add(timer);
  };
  const result = (id: string, status: string, reason?: string): void => {
    say(message.aResultMessage({ id, ts: Date.now(), status, reason }, place));
    steps.emit(status);
  };
  const act = (arrival: Arrival): void => {
    const { id, device, expiresMs } = arrival;
    if (Date.now() > expiresMs) {
      result(id, 'rejected', 'expired');
      return;
    }
    carriedOut.push({ ...arrival, atMs: Date.now() });
    const report = (lock: string, fields: object): void =>
      say(message.aStateMessage({ ts: Date.now(), on: undefined, lock, ...fields }, { station, device }));
    report(arrival.action === 'unlock' ? 'unlocked' : 'locked', { cause: 'command', command: id });
    result(id, 'done');
    if (arrival.action === 'unlock' && manners.staysUnlocked !== true) report('locked', { cause: 'auto' });
  };
  client.on('message', (topic, payload) => {
    const command = payloads.command.parse(JSON.parse(payload.toString()));
    const { id, action, by, expires } = command;
    const device = topic.slice(topic.lastIndexOf('/') + 1);
    const arrival = { id, device, action, by, atMs: Date.now(), expiresMs: Number(expires) };
    const isKnown = arrivals.some((earlier) => earlier.id === id);
    arrivals.push(arrival);
    steps.emit('arrived');
    if (isKnown) return;
    later(manners.acceptsAfterMs, () => result(id, 'accepted'));
    later(manners.actsAfterMs, () => act(arrival));
  });
  await client.subscribeAsync(`waystation/v1/${station}/command/+`, { qos: 1 });
  client.on('connect', greet);
  greet();
  room.atEnd(async () => {
    timers.forEach(clearTimeout);
    await client.endAsync(true);
  });
  return {
    arrivals,
    carriedOut,
    behave: (wanted) => {
      manners = wanted;
    },
    next: (step, withinMs) =>
      once(steps, step, { signal: AbortSignal.timeout(withinMs) }).catch(() => undefined),
    away: () => {
      client.options.reconnectPeriod = 0;
      client.stream.destroy();
    },
    back: () => {
      client.options.reconnectPeriod = 100;
      if (!client.connected) client.reconnect();
    },
  };
}
