import { connectAsync, type MqttClient } from 'mqtt';

/**
 * A gateway that keeps the books: every QoS 1 message that the broker has acknowledged to it is in the ledger,
 * and must be in the console's history exactly once.
 */
export interface Ledger {
  readonly ids: ReadonlySet<string>;
  /** What the console must show of a station in the end. */
  readonly expected: (station: string) => { readonly inside: number; readonly entries: number };
  readonly online: (station: string) => Promise<void>;
  /** One visit in or out at a random station; resolves with the broker's acknowledgement. */
  readonly visit: () => Promise<void>;
  /** Visits at this rate until stopped; resolves once all are acknowledged. */
  readonly load: (perSecond: number) => { readonly stop: () => Promise<void> };
  readonly raw: MqttClient;
  readonly close: () => Promise<void>;
}

const ROOT = 'waystation/v1';
/** How often the load is topped up, ms. */
const LOAD_STEP_MS = 20;

export async function openLedger(url: string, stations: readonly string[]): Promise<Ledger> {
  const raw = await connectAsync(url, { clientId: `ledger-${String(Date.now())}`, reconnectPeriod: 200, clean: false });
  // A broker that is being restarted ends the connection: mqtt.js sends again what was not acknowledged.
  raw.on('error', () => undefined);
  const ids = new Set<string>();
  const inside = new Map<string, number>();
  const entries = new Map<string, number>();
  let serial = 0;

  const visit = async (): Promise<void> => {
    serial += 1;
    const station = stations[serial % stations.length] ?? 'none';
    const comesIn = serial % 3 !== 0;
    const id = `v${String(serial)}-${station}`;
    inside.set(station, (inside.get(station) ?? 0) + (comesIn ? 1 : -1));
    entries.set(station, (entries.get(station) ?? 0) + (comesIn ? 1 : 0));
    const payload = { id, ts: Date.now(), in: comesIn ? 1 : 0, out: comesIn ? 0 : 1 };
    await raw.publishAsync(`${ROOT}/${station}/people`, JSON.stringify(payload), { qos: 1 });
    ids.add(id);
  };

  return {
    ids,
    raw,
    visit,
    expected: (station) => ({ inside: inside.get(station) ?? 0, entries: entries.get(station) ?? 0 }),
    online: async (station) => {
      const status = JSON.stringify({ ts: Date.now(), state: 'online', session: 's1' });
      await raw.publishAsync(`${ROOT}/${station}/status`, status, { qos: 1, retain: true });
      const about = JSON.stringify({ name: `${station} 驿站`, nameEn: station, timezone: 'Asia/Shanghai', capacity: 20, devices: [] });
      await raw.publishAsync(`${ROOT}/${station}/about`, about, { qos: 1, retain: true });
    },
    load: (perSecond) => {
      const under = new Set<Promise<void>>();
      const timer = setInterval(() => {
        for (let n = 0; n < (perSecond * LOAD_STEP_MS) / 1_000; n += 1) {
          const sent = visit();
          under.add(sent);
          void sent.finally(() => under.delete(sent));
        }
      }, LOAD_STEP_MS);
      return {
        stop: async () => {
          clearInterval(timer);
          await Promise.all(under);
        },
      };
    },
    close: () => raw.endAsync(true),
  };
}
