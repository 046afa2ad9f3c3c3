import { connectAsync, type MqttClient } from 'mqtt';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { startDemo, type Demo } from '../../../src-main/demo/run-demo.ts';
import { DEMO_STATIONS } from '../../../src-main/demo/stations.ts';
import { payloads } from '../../../src-shared/feed/payloads.ts';
import { DEFAULT_ROOT, parseTopic, subscriptionFilters, topics } from '../../../src-shared/feed/topics.ts';

interface Heard {
  readonly kind: keyof typeof payloads;
  readonly station: string;
  readonly payload: Record<string, unknown>;
  readonly qos: number;
}

const fields = z.record(z.string(), z.unknown());
const QUIET = { info: () => undefined, warn: () => undefined };

describe('the demo, over real MQTT', () => {
  let demo: Demo;
  let reader: MqttClient;
  let heard: Heard[];
  const of = (kind: Heard['kind'], station: string) =>
    heard.filter((message) => message.kind === kind && message.station === station);

  beforeEach(async () => {
    heard = [];
    demo = await startDemo({ seed: 1, log: QUIET });
    reader = await connectAsync(demo.brokerUrl);
    reader.on('message', (topic, bytes, { qos }) => {
      const address = parseTopic(DEFAULT_ROOT, topic);
      if (!address.ok || !('station' in address.value)) throw new Error(`not in the contract: ${topic}`);
      const payload: unknown = JSON.parse(bytes.toString());
      // Fails on the first message that is not in the contract.
      payloads[address.value.kind].parse(payload);
      heard.push({
        kind: address.value.kind,
        station: address.value.station,
        payload: fields.parse(payload),
        qos,
      });
    });
    await reader.subscribeAsync(
      Object.fromEntries(subscriptionFilters(DEFAULT_ROOT).map(({ filter, qos }) => [filter, { qos }])),
    );
  });

  afterEach(async () => {
    await demo.close();
    await reader.endAsync();
  });

  test('all three stations are online with about, states and people at once, and live power follows', async () => {
    await vi.waitFor(
      () => {
        for (const { id } of DEMO_STATIONS) {
          expect(of('status', id).at(-1)?.payload).toMatchObject({ state: 'online' });
          expect(of('about', id)).toHaveLength(1);
          expect(of('state', id).length).toBeGreaterThanOrEqual(8);
          expect(of('people', id)[0]?.payload['inside']).toBeTypeOf('number');
        }
      },
      { timeout: 20_000, interval: 10 },
    );
    const isNew = ({ payload }: Heard) => Date.now() - Number(payload['ts']) < 5_000;
    await vi.waitFor(() => {
      for (const { id } of DEMO_STATIONS) expect(of('power', id).some(isNew)).toBe(true);
    }, 20_000);
  });

  test('the past day arrives with its own times, and nothing is missing in the sequence', async () => {
    const visits = (id: string) => of('people', id).filter(({ payload }) => payload['in'] === 1);
    await vi.waitFor(() => {
      for (const { id } of DEMO_STATIONS) expect(visits(id).length).toBeGreaterThan(300);
    }, 20_000);
    for (const { id } of DEMO_STATIONS) {
      const numbers = heard
        .filter(({ station, qos }) => station === id && qos === 1)
        .flatMap(({ payload }) => (typeof payload['seq'] === 'number' ? [payload['seq']] : []))
        // The embedded broker works on several packets at once: it loses none, but they overtake each other.
        .sort((a, b) => a - b);
      expect(numbers.length).toBeGreaterThan(8);
      expect(numbers).toEqual(Array.from(numbers, (_, index) => index + 1));
    }
  });

  test('obeys a command and reports its effect', async () => {
    const station = 'fengyang';
    await vi.waitFor(() => expect(of('about', station)).toHaveLength(1), 5_000);
    const command = {
      id: 'c-9',
      ts: Date.now(),
      expires: Date.now() + 5_000,
      action: 'off',
      by: 'wang@control-1',
    };
    await reader.publishAsync(topics.command(DEFAULT_ROOT, station, 'microwave'), JSON.stringify(command), {
      qos: 1,
    });
    await vi.waitFor(() => {
      expect(of('result', station).map(({ payload }) => payload['status'])).toEqual(['accepted', 'done']);
      expect(of('state', station).at(-1)?.payload).toMatchObject({
        on: false,
        cause: 'command',
        command: 'c-9',
      });
    }, 20_000);
  });
});
