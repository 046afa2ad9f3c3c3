/**
 * The few packets of MQTT 3.1.1 that a publisher needs (OASIS standard, chapter 3), written in one go: a tenth of the
 * work of a full client, so that on a small machine the load does not starve what it loads.
 */

const CONNECT = 0x10;
const PUBLISH = 0x30;
const QOS_1 = 0x02;
const RETAIN = 0x01;
export const CONNACK_TYPE = 2;
export const PUBACK_TYPE = 4;
export const PINGREQ = Buffer.from([0xc0, 0x00]);
export const DISCONNECT = Buffer.from([0xe0, 0x00]);

export interface Credentials {
  readonly username: string;
  readonly password: string;
}

const field = (text: string): Buffer => {
  const bytes = Buffer.from(text);
  return Buffer.concat([Buffer.from([bytes.length >> 8, bytes.length & 0xff]), bytes]);
};

/** A clean session: nothing of the load stays at the broker. */
export function connectPacket(clientId: string, keepAliveS: number, credentials: Credentials | null): Buffer {
  const flags = 0x02 | (credentials === null ? 0 : 0xc0);
  const body = Buffer.concat([
    field('MQTT'),
    Buffer.from([4, flags, keepAliveS >> 8, keepAliveS & 0xff]),
    field(clientId),
    ...(credentials === null ? [] : [field(credentials.username), field(credentials.password)]),
  ]);
  return Buffer.concat([Buffer.from([CONNECT, ...remainingLength(body.length)]), body]);
}

function remainingLength(length: number): number[] {
  const bytes: number[] = [];
  do {
    bytes.push((length & 0x7f) | (length > 0x7f ? 0x80 : 0));
    length >>= 7;
  } while (length > 0);
  return bytes;
}

/** Type and flags, four bytes of length, two of the topic's length, two of the packet's id. */
const MOST_HEADER_BYTES = 9;

/** The most bytes that a PUBLISH of these can take: three for each UTF-16 unit. */
export const publishBound = (topic: string, payload: string): number =>
  MOST_HEADER_BYTES + 3 * (topic.length + payload.length);

/** Writes a PUBLISH at `at` and answers where it ends. `id` 0 means QoS 0. */
export function writePublish(
  into: Buffer,
  at: number,
  topic: string,
  payload: string,
  id: number,
  retain: boolean,
): number {
  const topicBytes = Buffer.byteLength(topic);
  const length = 2 + topicBytes + (id === 0 ? 0 : 2) + Buffer.byteLength(payload);
  into[at] = PUBLISH | (id === 0 ? 0 : QOS_1) | (retain ? RETAIN : 0);
  let end = at + 1;
  for (const byte of remainingLength(length)) end = into.writeUInt8(byte, end);
  end = into.writeUInt16BE(topicBytes, end);
  end += into.write(topic, end);
  if (id !== 0) end = into.writeUInt16BE(id, end);
  return end + into.write(payload, end);
}

export interface Packet {
  readonly type: number;
  readonly body: Buffer;
}

/** Cuts a byte stream into packets; keeps what is not complete yet. */
export function createPacketReader(): (chunk: Buffer) => Packet[] {
  let rest: Buffer = Buffer.alloc(0);
  return (chunk) => {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    const packets: Packet[] = [];
    let at = 0;
    for (;;) {
      const packet = packetAt(rest, at);
      if (packet === null) break;
      packets.push(packet);
      at = packet.end;
    }
    rest = rest.subarray(at);
    return packets;
  };
}

function packetAt(bytes: Buffer, at: number): (Packet & { readonly end: number }) | null {
  let length = 0;
  let start = at + 1;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[start];
    if (byte === undefined) return null;
    start += 1;
    length |= (byte & 0x7f) << shift;
    if (byte < 0x80) break;
  }
  const end = start + length;
  if (end > bytes.length) return null;
  return { type: (bytes[at] ?? 0) >> 4, body: bytes.subarray(start, end), end };
}
