import { connect as connectTcp, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import {
  CONNACK_TYPE,
  connectPacket,
  createPacketReader,
  DISCONNECT,
  PINGREQ,
  PUBACK_TYPE,
  publishBound,
  writePublish,
  type Credentials,
} from './packets.ts';

const KEEP_ALIVE_S = 30;
const DEFAULT_PORTS: Readonly<Record<string, number>> = { 'mqtt:': 1_883, 'mqtts:': 8_883 };

/** Of 65,535 packet ids at most this many are on their way at once: more would only lie in the broker's queue. */
const MOST_IN_FLIGHT = 10_000;
const LAST_PACKET_ID = 65_535;

/** One write to the socket carries up to this much, a tick of 10 ms at 30,000 messages of 200 B; a fuller tick takes several. */
const BLOCK_BYTES = 64 * 1024;

export interface Publisher {
  /** False where the socket or the broker is behind: send nothing more for now. */
  readonly hasRoom: () => boolean;
  /** Takes a message into the block that `flush` sends. */
  readonly publish: (topic: string, payload: string, qos: 0 | 1, retain?: boolean) => void;
  readonly flush: () => void;
  readonly acknowledged: () => number;
  /** Rejects when the connection ends before `close` was called. */
  readonly lost: Promise<never>;
  readonly close: () => Promise<void>;
}

/** One connection that publishes only. Rejects with the reason when the broker is not there or refuses. */
export async function connectPublisher(
  url: URL,
  clientId: string,
  credentials: Credentials | null,
): Promise<Publisher> {
  const socket = openSocket(url);
  const lost = new Promise<never>((_, reject) => {
    socket.once('error', reject);
    socket.once('close', () => reject(new Error('the broker closed the connection')));
  });
  // Whoever waits for it hears of it; a connection that was closed in good order ends this way too.
  lost.catch(() => undefined);
  const flights = createFlights();
  const accepted = new Promise<number>((resolve) => {
    const read = createPacketReader();
    socket.on('data', (chunk) => {
      for (const { type, body } of read(chunk)) {
        if (type === CONNACK_TYPE) resolve(body.readUInt8(1));
        if (type === PUBACK_TYPE) flights.land(body.readUInt16BE(0));
      }
    });
  });
  socket.write(connectPacket(clientId, KEEP_ALIVE_S, credentials));
  const returnCode = await Promise.race([accepted, lost]);
  if (returnCode !== 0) {
    socket.destroy();
    throw new Error(`the broker refused the connection (CONNACK ${returnCode})`);
  }
  const pinging = setInterval(() => socket.write(PINGREQ), (KEEP_ALIVE_S * 1_000) / 2);
  const block = createBlock(socket);
  return {
    hasRoom: () => !socket.writableNeedDrain && flights.inFlight() < MOST_IN_FLIGHT,
    publish: (topic, payload, qos, retain = false) =>
      block.add(topic, payload, qos === 0 ? 0 : flights.depart(), retain),
    flush: block.flush,
    acknowledged: flights.landed,
    lost,
    close: async () => {
      clearInterval(pinging);
      block.flush();
      await new Promise<void>((resolve) => socket.end(DISCONNECT, resolve));
      socket.destroy();
    },
  };
}

function openSocket(url: URL): Socket {
  const port = url.port === '' ? DEFAULT_PORTS[url.protocol] : Number(url.port);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (port === undefined) throw new Error(`${url.protocol}// cannot be loaded: mqtt:// and mqtts:// can`);
  const socket =
    url.protocol === 'mqtts:' ? connectTls({ host, port, servername: host }) : connectTcp({ host, port });
  return socket.setNoDelay(true);
}

/** Packet ids in use, and how many came back. */
function createFlights() {
  const isFlying = new Uint8Array(LAST_PACKET_ID + 1);
  let id = 0;
  let departed = 0;
  let landed = 0;
  return {
    inFlight: () => departed - landed,
    landed: () => landed,
    depart: (): number => {
      do id = (id % LAST_PACKET_ID) + 1;
      while (isFlying[id] === 1);
      isFlying[id] = 1;
      departed += 1;
      return id;
    },
    land: (arrived: number): void => {
      if (isFlying[arrived] !== 1) return;
      isFlying[arrived] = 0;
      landed += 1;
    },
  };
}

/** Collects packets and hands them to the socket in one piece. */
function createBlock(socket: Socket) {
  let block = Buffer.allocUnsafe(BLOCK_BYTES);
  let filled = 0;
  const flush = (): void => {
    if (filled === 0) return;
    socket.write(block.subarray(0, filled));
    // The socket may still hold the old block.
    block = Buffer.allocUnsafe(BLOCK_BYTES);
    filled = 0;
  };
  return {
    flush,
    add: (topic: string, payload: string, id: number, retain: boolean): void => {
      if (filled + publishBound(topic, payload) > BLOCK_BYTES) flush();
      filled = writePublish(block, filled, topic, payload, id, retain);
    },
  };
}
