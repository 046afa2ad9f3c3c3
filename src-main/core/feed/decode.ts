import type { z } from 'zod';
import type { QuarantineEntry } from '../../../src-shared/contract/port.ts';
import { assertNever } from '../../../src-shared/domain/assert-never.ts';
import type { StationEvent, Telemetry } from '../../../src-shared/domain/event.ts';
import { payloads } from '../../../src-shared/feed/payloads.ts';
import { parseTopic, topics, type TopicAddress } from '../../../src-shared/feed/topics.ts';
import type { IncomingMessage } from '../ports.ts';
import { cleanText } from './clean-text.ts';
import * as events from './decode-event.ts';
import { operatorsEvent } from './decode-operators.ts';
import { envSample, powerSample } from './decode-telemetry.ts';
import { excerptOf } from './mask.ts';
import { readJsonObject, type JsonProblem } from './read-json.ts';

export type Decoded =
  | { readonly kind: 'event'; readonly event: StationEvent }
  | { readonly kind: 'telemetry'; readonly sample: Telemetry }
  | { readonly kind: 'quarantined'; readonly entry: QuarantineEntry }
  /** What other consoles ask of stations, a retained message being cleared, and readings that the broker kept. */
  | { readonly kind: 'ignored' };

/** bad-payload: a required field lacks, or a value is out of range. The window has words for each of these. */
type QuarantineReason = 'bad-topic' | JsonProblem | 'bad-payload';

type Message = Pick<IncomingMessage, 'topic' | 'payload' | 'retain' | 'arrivedMs'>;
type UnheardAddress = Extract<TopicAddress, { kind: 'command' | 'consoleStatus' }>;
type HeardAddress = Exclude<TopicAddress, UnheardAddress>;

const IGNORED: Decoded = { kind: 'ignored' };

/**
 * One message of the broker as what it means (contract.md). Never throws, whatever the topic and the bytes.
 * What comes out holds the contract's fields and nothing else of the payload.
 */
export function decode(message: Message, root: string): Decoded {
  const { topic, payload, retain, arrivedMs } = message;
  const parsed = parseTopic(root, topic);
  if (!parsed.ok) return quarantined(message, 'bad-topic', parsed.code);
  const address = parsed.value;
  if (isUnheard(address)) return IGNORED;
  const rules = topics[address.kind];
  // An empty payload is how MQTT clears a retained message.
  if (payload.byteLength === 0 && rules.retain) return IGNORED;
  // A reading that somebody retained may be a week old: drawn as now it would lie.
  if (retain && rules.qos === 0) return IGNORED;
  return decodeHeard(message, address, { topic, retain, arrivedMs, station: address.station });
}

function isUnheard(address: TopicAddress): address is UnheardAddress {
  return !topics[address.kind].heard;
}

function decodeHeard(message: Message, address: HeardAddress, source: events.Source): Decoded {
  switch (address.kind) {
    case 'status':
      return read(message, payloads.status, (payload) => event(events.statusEvent(source, payload)));
    case 'about':
      return read(message, payloads.about, (payload) => event(events.aboutEvent(source, payload)));
    case 'people':
      return read(message, payloads.people, (payload) => event(events.peopleEvent(source, payload)));
    case 'door':
      return read(message, payloads.door, (payload) =>
        event(events.doorEvent(source, address.door, payload)),
      );
    case 'state':
      return read(message, payloads.state, (payload) =>
        event(events.stateEvent(source, address.device, payload)),
      );
    case 'alarm':
      return read(message, payloads.alarm, (payload) =>
        event(events.alarmEvent(source, address.alarm, payload)),
      );
    case 'operatorsAlarm':
      return read(message, payloads.operatorsAlarm, (payload) =>
        event(operatorsEvent(source, address.alarm, payload)),
      );
    case 'result':
      return read(message, payloads.result, (payload) => event(events.resultEvent(source, payload)));
    case 'power':
      return read(message, payloads.power, (payload) =>
        telemetry(powerSample(source, address.meter, payload)),
      );
    case 'env':
      return read(message, payloads.env, (payload) => telemetry(envSample(source, address.sensor, payload)));
    default:
      return assertNever(address);
  }
}

const event = (value: StationEvent): Decoded => ({ kind: 'event', event: value });
const telemetry = (sample: Telemetry): Decoded => ({ kind: 'telemetry', sample });

/** Hands the payload on if it is what the schema says, else puts the message aside. */
function read<Schema extends z.ZodObject>(
  message: Message,
  schema: Schema,
  make: (payload: z.infer<Schema>) => Decoded,
): Decoded {
  const json = readJsonObject(message.payload);
  if (!json.ok) return quarantined(message, json.code, json.detail);
  const parsed = schema.safeParse(json.value);
  if (parsed.success) return make(parsed.data);
  const fields = new Set(Object.keys(schema.shape));
  return quarantined(message, 'bad-payload', issues(parsed.error), excerptOf(json.value, fields));
}

/** A gateway that is wrong in many places is seen to be so from the first few. */
const ISSUES_SHOWN = 3;
const DETAIL_CHARACTERS = 300;
/** Room for the root and the longest of our topics; a hostile one may have 65,535 bytes. */
const TOPIC_CHARACTERS = 256;

/** Paths and expectations only: zod's messages do not quote what came. */
function issues({ issues: all }: z.core.$ZodError): string {
  return all
    .slice(0, ISSUES_SHOWN)
    .map(({ path, message }) => `${path.join('.')}: ${message}`)
    .join('; ');
}

function quarantined(message: Message, reason: QuarantineReason, detail = '', excerpt = ''): Decoded {
  const entry: QuarantineEntry = {
    topic: cleanText(message.topic, TOPIC_CHARACTERS),
    reason,
    detail: cleanText(detail, DETAIL_CHARACTERS),
    atMs: message.arrivedMs,
    bytes: message.payload.byteLength,
    excerpt,
  };
  return { kind: 'quarantined', entry };
}
