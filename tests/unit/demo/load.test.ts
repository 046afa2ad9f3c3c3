import { connectAsync, type MqttClient } from 'mqtt';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { startDemoBroker, type DemoBroker } from '../../../src-main/demo/broker.ts';
import { loadMessage, visitsAmong, type LoadPlan } from '../../../src-main/demo/load/messages.ts';
import { connectPublisher } from '../../../src-main/demo/load/publisher.ts';
import { runLoad } from '../../../src-main/demo/load/run-load.ts';
import { payloads } from '../../../src-shared/feed/payloads.ts';
import { parseTopic } from '../../../src-shared/feed/topics.ts';

const PLAN: LoadPlan = { root: 'w', stations: 7, seed: 't', signals: 3, qos1Share: 0.4 };

describe('the messages of the load', () => {
  const messages = Array.from({ length: 2_000 }, (_, n) => loadMessage(PLAN, n, 0, 1_000 + n));

  test('are in the contract, topic and payload', () => {
    for (const { topic, payload } of messages) {
      const address = parseTopic(PLAN.root, topic);
      expect(address.ok && payloads[address.value.kind].safeParse(JSON.parse(payload)).success).toBe(true);
    }
  });

  test('hold the asked share of events, evenly over stations', () => {
    const events = messages.filter(({ qos }) => qos === 1);
    expect(events).toHaveLength(800);
    for (let station = 0; station < PLAN.stations; station += 1)
      expect(Math.abs(events.filter((event) => event.station === station).length - 800 / 7)).toBeLessThan(1);
  });

  test('number each event of a station, without a hole, after the two greetings', () => {
    const numbers = messages
      .filter(({ qos, station }) => qos === 1 && station === 3)
      .map(({ payload }) => payloads.people.pick({ seq: true }).parse(JSON.parse(payload)).seq);
    expect(numbers).toEqual(Array.from(numbers, (_, index) => index + 3));
  });

  test.each([0, 1, 17, 18, 35, 36, 700, 1_999])(
    'hold as many visits as they say, of the first %i',
    (count) => {
      const visits = messages.slice(0, count).filter(({ payload }) => payload.includes('"in":1')).length;
      expect(visitsAmong(count, PLAN)).toBe(visits);
    },
  );

  test('cover every meter of every station', () => {
    const meters = new Set(messages.filter(({ qos }) => qos === 0).map(({ topic }) => topic));
    expect(meters.size).toBe(PLAN.stations * PLAN.signals);
  });
});

describe('the load, over real MQTT', () => {
  let broker: DemoBroker;
  let reader: MqttClient;
  const received = new Set<string>();

  beforeEach(async () => {
    received.clear();
    broker = await startDemoBroker();
    reader = await connectAsync(broker.url);
    reader.on('message', (topic, payload) => received.add(`${topic} ${payload.toString()}`));
    await reader.subscribeAsync('w/#', { qos: 1 });
  });

  afterEach(async () => {
    await broker.close();
    reader.end(true);
  });

  test('keeps its rate, and every event is acknowledged and arrives', async () => {
    const publishers = await Promise.all(
      [1, 2].map((index) => connectPublisher(new URL(broker.url), `load-${index}`, null)),
    );
    const plan = { ...PLAN, qos1Share: 1 };
    const report = await runLoad({
      plan,
      ratePerS: 500,
      durationMs: 1_000,
      publishers,
      onSecond: () => undefined,
    }).finished;
    expect(report.published).toBe(500);
    // Each station says online, about, and at the end offline.
    expect(report).toMatchObject({ events: 500 + 3 * PLAN.stations, behind: 0 });
    expect(report.acknowledged).toBe(report.events);
    await vi.waitFor(() => expect(received.size).toBe(report.events), 10_000);
    await Promise.all(publishers.map((publisher) => publisher.close()));
  });

  test('hears of a broker that goes away', async () => {
    const publisher = await connectPublisher(new URL(broker.url), 'load-1', null);
    const lost = expect(publisher.lost).rejects.toThrow();
    await broker.close();
    await lost;
    await publisher.close();
  });
});
