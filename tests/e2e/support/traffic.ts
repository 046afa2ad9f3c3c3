import { decode } from '../../../src-main/core/feed/decode.ts';
import type { StationEvent } from '../../../src-shared/domain/event.ts';
import { DEFAULT_ROOT } from '../../../src-shared/feed/topics.ts';
import * as message from '../../builders/messages.ts';
import type { StationMessage } from '../../builders/messages.ts';
import type { Chance } from './chance.ts';

/** A message on the wire, and the event that it is. */
export interface Said {
  readonly message: StationMessage;
  readonly event: StationEvent;
}

/** What gateways of some stations say, one message after the other: QoS 1, with ids and sequence numbers. */
export interface Traffic {
  /** Each station's greeting: about, then online in a session of its own. */
  readonly greetings: () => Said[];
  /** The next thing that happens at one of the stations. */
  readonly next: () => Said;
}

const DOOR_EVENTS = ['granted', 'denied', 'opened', 'closed', 'exit'] as const;
const METHODS = ['face', 'card', 'qr', 'button'] as const;
const GROUPS = ['courier', 'food-delivery', 'ride-hailing', 'citizen'] as const;
const PRIORITIES = ['critical', 'high', 'medium', 'low'] as const;
const LOCKS = ['locked', 'unlocked'] as const;

export function createTraffic(
  stations: readonly [string, ...string[]],
  chance: Chance,
  consoleNow: () => number,
): Traffic {
  const session = `session-${chance.between(0, 999_999)}`;
  const spoken = new Map<string, number>();

  const hear = (sent: StationMessage): Said => said(sent, consoleNow());

  /** The envelope of the station's next message. */
  const envelope = (station: string): { id: string; ts: number; seq: number } => {
    const seq = (spoken.get(station) ?? 0) + 1;
    spoken.set(station, seq);
    return { id: `${session}-${seq}`, ts: Date.now(), seq };
  };

  const happening = (station: string): StationMessage => {
    const own = envelope(station);
    const place = { station };
    const roll = chance.next();
    if (roll < 0.5) {
      const comesIn = chance.next() < 0.6;
      return message.aPeopleMessage({ ...own, in: comesIn ? 1 : 0, out: comesIn ? 0 : 1 }, place);
    }
    if (roll < 0.75) {
      const entry = {
        event: chance.pick(DOOR_EVENTS),
        method: chance.pick(METHODS),
        group: chance.pick(GROUPS),
      };
      return message.aDoorMessage({ ...own, ...entry }, place);
    }
    if (roll < 0.85) return message.aStateMessage({ ...own, on: chance.next() < 0.5 }, place);
    if (roll < 0.95)
      return message.aStateMessage(
        { ...own, on: undefined, lock: chance.pick(LOCKS) },
        { ...place, device: 'front' },
      );
    const alarm = {
      active: chance.next() < 0.5,
      priority: chance.pick(PRIORITIES),
      text: `第 ${own.seq} 条`,
    };
    return message.anAlarmMessage({ ...own, ...alarm }, { ...place, alarm: `alarm-${chance.between(1, 4)}` });
  };

  return {
    greetings: () =>
      stations.flatMap((station) => [
        hear(
          message.anAboutMessage(
            { ...envelope(station), name: `${station} 驿站`, nameEn: station },
            { station },
          ),
        ),
        hear(message.aStatusMessage({ ...envelope(station), session }, { station })),
      ]),
    next: () => hear(happening(chance.pick(stations))),
  };
}

/** What a message means when it is heard live at this time of the console. */
export function said(sent: StationMessage, arrivedMs: number): Said {
  const decoded = decode(
    { topic: sent.topic, payload: sent.payload, retain: false, arrivedMs },
    DEFAULT_ROOT,
  );
  if (decoded.kind !== 'event') throw new Error(`not an event: ${sent.topic} ${sent.payload.toString()}`);
  return { message: sent, event: decoded.event };
}
