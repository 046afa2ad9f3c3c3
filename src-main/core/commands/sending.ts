import type { CommandOrder } from '../../../src-shared/domain/command/order.ts';
import type { CommandEvent } from '../../../src-shared/domain/event.ts';
import type { Payload } from '../../../src-shared/feed/payloads.ts';
import { topics } from '../../../src-shared/feed/topics.ts';
import type { Engine } from '../engine.ts';
import type { Log, OutgoingMessage } from '../ports.ts';

/** A request as it was written down. */
type Requested = CommandEvent & { readonly step: { readonly kind: 'requested' } };

interface Living {
  readonly event: Requested;
  readonly untilMs: number;
}

/** A clock that is kept right is moved by less within a minute, ms. */
const CLOCKS_DIFFER_MS = 500;

interface SendingOptions {
  readonly engine: Pick<Engine, 'commands'>;
  readonly publish: (message: OutgoingMessage) => Promise<void>;
  readonly record: (events: readonly CommandEvent[]) => Promise<unknown>;
  readonly root: string;
  readonly now: () => number;
  readonly log: Log;
}

/** Brings commands to the broker while they live, and never after. What was under way before a restart is not sent again. */
export interface Sending {
  /** `untilMs`: when its life ends by the clock that nobody sets (`performance.now()`), reckoned from the click. */
  readonly send: (requested: Requested, untilMs: number) => void;
  /** The line is back: what had no answer yet and still lives goes again, under its own id: a station acts on it once. */
  readonly connected: () => void;
}

export function createSending({ engine, publish, record, root, now, log }: SendingOptions): Sending {
  /** By id; forgotten at their expiry, a minute at most. */
  const living = new Map<string, Living>();

  const say = async (event: Requested): Promise<void> => {
    const atMs = now();
    try {
      await publish(messageOf(root, event));
    } catch (error) {
      log.warn(`command ${event.command}: not acknowledged by the broker: ${String(error)}`);
      return;
    }
    await record([{ ...event, id: `${event.command}/sent`, atMs, arrivedMs: now(), step: { kind: 'sent' } }]);
  };

  /** Broker and station go by the expiry as it was written: after a clock was set back it would come too late. */
  const isAlive = ({ event, untilMs }: Living): boolean => {
    const leftMs = untilMs - performance.now();
    const saidLeftMs = event.step.expiresMs - now();
    return leftMs > 0 && saidLeftMs > 0 && saidLeftMs < leftMs + CLOCKS_DIFFER_MS;
  };

  const forgetExpired = (): void => {
    for (const [id, each] of living) if (!isAlive(each)) living.delete(id);
  };

  const isUnanswered = ({ station, command }: Requested): boolean =>
    engine
      .commands(station)
      .some(({ id, stage }) => id === command && (stage === 'requested' || stage === 'sent'));

  return {
    send: (event, untilMs) => {
      forgetExpired();
      if (!isAlive({ event, untilMs })) return;
      living.set(event.command, { event, untilMs });
      void say(event);
    },
    connected: () => {
      forgetExpired();
      for (const { event } of living.values()) if (isUnanswered(event)) void say(event);
    },
  };
}

function messageOf(root: string, { station, device, command, atMs, step }: Requested): OutgoingMessage {
  const { expiresMs, by, second, order } = step;
  const payload = {
    id: command,
    ts: atMs,
    expires: expiresMs,
    by,
    second,
    ...argsOf(order),
  } satisfies Payload<'command'>;
  return {
    topic: topics.command(root, station, device),
    payload: JSON.stringify(payload),
    qos: 1,
    retain: false,
    request: { responseTopic: topics.result(root, station), correlation: command, expiresMs },
  };
}

function argsOf(order: CommandOrder) {
  switch (order.action) {
    case 'level':
      return { action: order.action, args: { level: order.levelPercent } };
    case 'unlock':
      return { action: order.action, args: { seconds: order.seconds } };
    case 'say':
      return { action: order.action, args: { text: order.text, lang: order.lang } };
    case 'on':
    case 'off':
    case 'lock':
    case 'restart':
    case 'ping':
      return { action: order.action };
  }
}
