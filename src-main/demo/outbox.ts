import type { MqttClient } from 'mqtt';
import type { LifeEvent } from './day.ts';
import type { Meter } from './energy.ts';
import type { EnvReading, PowerReading } from './life.ts';
import type { DemoStation } from './stations.ts';
import type { CommandResult } from './commands.ts';
import type { DeviceReport } from './reports.ts';
import { topics } from '../../src-shared/feed/topics.ts';

/** QoS 1 messages of the past that wait for their PUBACK at once: enough to be quick, not enough to crowd out the present. */
const PAST_IN_FLIGHT = 200;

const round = (value: number, digits: number): number => Number(value.toFixed(digits));

type Send = (topic: string, retain: boolean, payload: Readonly<Record<string, unknown>>) => Promise<unknown>;

/** The one place that turns a simulated station's life into contract.md's messages, with its session and sequence. */
export function createOutbox(
  client: MqttClient,
  root: string,
  { id: station, about }: DemoStation,
  session: string,
) {
  let seq = 0;

  const send: Send = (topic, retain, payload) =>
    client.publishAsync(topic, JSON.stringify(payload), { qos: 1, retain });

  /** QoS 1: numbered in the order of sending. */
  const say: Send = (topic, retain, payload) => {
    seq += 1;
    return send(topic, retain, { ...payload, seq });
  };

  const sayEvent = ({ atMs, id, message }: LifeEvent, inside: number, say: Send): Promise<unknown> => {
    const stamp = { id, ts: atMs };
    switch (message.kind) {
      case 'people': {
        const counts = { in: message.entered, out: message.left, inside };
        return say(topics.people(root, station), false, { ...stamp, ...counts });
      }
      case 'door':
        return say(topics.door(root, station, 'front'), false, { ...stamp, ...message.report });
      case 'state':
        return say(topics.state(root, station, message.device), true, { ...stamp, ...message.report });
      case 'alarm':
        return say(topics.alarm(root, station, message.alarm), true, { ...stamp, ...message.report });
    }
  };

  return {
    online: (atMs: number) => say(topics.status(root, station), true, { ts: atMs, state: 'online', session }),
    offline: (atMs: number) =>
      say(topics.status(root, station), true, { ts: atMs, state: 'offline', session }),
    about: (atMs: number) => say(topics.about(root, station), true, { ts: atMs, ...about }),
    state: (device: string, report: DeviceReport, atMs: number, id: string) =>
      say(topics.state(root, station, device), true, { id, ts: atMs, ...report }),
    /** Its sensor, after somebody was let in from afar. */
    door: (door: string, event: 'opened' | 'closed', atMs: number, id: string) =>
      say(topics.door(root, station, door), false, { id, ts: atMs, event, method: 'remote' }),
    event: (event: LifeEvent, inside: number) => sayEvent(event, inside, say),
    /** The sensor's own count, with nobody coming or going. */
    inside: (atMs: number, inside: number) =>
      say(topics.people(root, station), false, { id: `inside-${atMs}`, ts: atMs, in: 0, out: 0, inside }),
    result: (atMs: number, result: CommandResult) =>
      say(topics.result(root, station), false, { ts: atMs, ...result }),
    /**
     * Events that are delivered late, in their order, a few at a time. They were numbered in the session in which they
     * happened, if ever; in this one they are not, because a reader that knows them already takes none of them again.
     */
    past: async (events: readonly LifeEvent[], insideAt: (atMs: number) => number): Promise<void> => {
      for (let from = 0; from < events.length; from += PAST_IN_FLIGHT)
        await Promise.all(
          events
            .slice(from, from + PAST_IN_FLIGHT)
            .map((event) => sayEvent(event, insideAt(event.atMs), send)),
        );
    },
    power: (meter: Meter, atMs: number, { powerW, registerKwh, voltageV, currentA }: PowerReading) =>
      client.publishAsync(
        topics.power(root, station, meter),
        JSON.stringify({
          ts: atMs,
          w: round(powerW, 1),
          kwh: round(registerKwh, 4),
          v: round(voltageV, 1),
          a: round(currentA, 2),
        }),
      ),
    env: (atMs: number, { celsius, humidityPercent, co2Ppm }: EnvReading) =>
      client.publishAsync(
        topics.env(root, station, 'hall-env'),
        JSON.stringify({ ts: atMs, c: round(celsius, 1), rh: round(humidityPercent, 1), co2: co2Ppm }),
      ),
  };
}
