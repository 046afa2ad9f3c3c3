import { expect } from '@playwright/test';
import { connectAsync, type MqttClient } from 'mqtt';
import type { StationEvent } from '../../../src-shared/domain/event.ts';
import { chanceOf } from './chance.ts';
import { createTraffic, said, type Said } from './traffic.ts';
import type { StationMessage } from '../../builders/messages.ts';

/**
 * Gateways that keep the books: every QoS 1 message that the broker has acknowledged to them is in the ledger,
 * and must be in the console's history exactly once.
 */
export interface Ledger {
  readonly stations: readonly [string, ...string[]];
  /** In the order of sending, as the stations mean them. */
  readonly published: () => readonly StationEvent[];
  /** So many messages, all at once; resolves with the broker's last acknowledgement. */
  readonly send: (count: number) => Promise<void>;
  /** A message of the test's own making, entered like the others. */
  readonly say: (message: StationMessage) => Promise<void>;
  /** Messages at this rate until stopped; `stop` resolves once all are acknowledged. */
  readonly load: (perSecond: number) => { readonly stop: () => Promise<void> };
  /** Resolves when the broker has acknowledged so many more. */
  readonly grownBy: (count: number) => Promise<void>;
  /** The connection, for what does not go into the books. */
  readonly raw: MqttClient;
  readonly close: () => Promise<void>;
}

/** How often the load is topped up, ms. */
const LOAD_STEP_MS = 20;
/** A broker that comes back is found again at once: the gateways are not what is tested. */
const RECONNECT_MS = 100;

const STATIONS = ['kexuecheng', 'longzihu', 'baisha'] as const;

export interface LedgerOptions {
  readonly stations?: readonly [string, ...string[]];
  readonly seed?: number;
  /** The console's clock, where it is not ours, epoch ms. */
  readonly consoleNow?: () => number;
}

export async function openLedger(url: string, options: LedgerOptions = {}): Promise<Ledger> {
  const { stations = STATIONS, seed = 1, consoleNow = Date.now } = options;
  const clientId = `gateways-${seed}-${process.pid}`;
  const raw = await connectAsync(url, { clientId, reconnectPeriod: RECONNECT_MS, clean: false });
  // A broker that is being restarted ends the connection: mqtt.js sends again what was not acknowledged.
  raw.on('error', () => undefined);
  const traffic = createTraffic(stations, chanceOf(seed), consoleNow);
  const loads = new Set<NodeJS.Timeout>();
  let closing = false;
  const sent: { readonly event: StationEvent; acknowledged: boolean }[] = [];

  const publish = async ({ message, event }: Said): Promise<void> => {
    const entry = { event, acknowledged: false };
    sent.push(entry);
    const { topic, payload, qos, retain } = message;
    try {
      await raw.publishAsync(topic, payload, { qos, retain });
      entry.acknowledged = true;
    } catch (error) {
      // What is under way when a test ends is nobody's concern any more.
      if (!closing) throw error;
    }
  };
  await Promise.all(traffic.greetings().map(publish));
  const published = (): StationEvent[] =>
    sent.filter(({ acknowledged }) => acknowledged).map(({ event }) => event);

  return {
    stations,
    raw,
    published,
    grownBy: async (count) => {
      const wanted = published().length + count;
      await expect
        .poll(() => published().length, { message: 'messages acknowledged', intervals: [LOAD_STEP_MS] })
        .toBeGreaterThanOrEqual(wanted);
    },
    send: async (count) => {
      await Promise.all(Array.from({ length: count }, () => publish(traffic.next())));
    },
    say: (message) => publish(said(message, consoleNow())),
    load: (perSecond) => {
      const under = new Set<Promise<void>>();
      const timer = setInterval(() => {
        for (let count = 0; count < (perSecond * LOAD_STEP_MS) / 1_000; count += 1) {
          const going = publish(traffic.next()).finally(() => under.delete(going));
          under.add(going);
        }
      }, LOAD_STEP_MS);
      loads.add(timer);
      const stop = async (): Promise<void> => {
        clearInterval(timer);
        await Promise.all(under);
      };
      return { stop };
    },
    close: async () => {
      closing = true;
      loads.forEach(clearInterval);
      await raw.endAsync(true);
    },
  };
}
