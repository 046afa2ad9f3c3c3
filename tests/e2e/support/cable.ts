import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import type { Mosquitto } from '../../support/mosquitto.ts';
import type { Room } from './room.ts';

/** The line between a console and its broker, which can be cut, or made to swallow what the console says. */
export interface Cable {
  /** For the console. */
  readonly url: string;
  /** Hangs up, and takes nobody until it is healed. */
  readonly cut: () => void;
  /** What the console says is lost from now on, though the connection stands. */
  readonly swallow: () => void;
  /** Bytes that were swallowed since. */
  readonly swallowed: () => number;
  /** Whole again; a connection of which something was swallowed is hung up on. */
  readonly heal: () => void;
}

export async function openCable(room: Room, broker: Mosquitto): Promise<Cable> {
  let mode: 'whole' | 'cut' | 'dumb' = 'whole';
  let swallowed = 0;
  const ends = new Set<Socket>();
  const hangUp = (): void => ends.forEach((end) => end.destroy());

  const server = createServer((near) => {
    if (mode === 'cut') {
      near.destroy();
      return;
    }
    const far = connect({ host: broker.host, port: broker.port });
    for (const [end, other] of [
      [near, far],
      [far, near],
    ] as const) {
      ends.add(end);
      end.on('error', () => end.destroy());
      end.on('close', () => {
        ends.delete(end);
        other.destroy();
      });
    }
    near.on('data', (chunk) => {
      if (mode === 'dumb') swallowed += chunk.length;
      else far.write(chunk);
    });
    far.on('data', (chunk) => near.write(chunk));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  room.atEnd(async () => {
    hangUp();
    server.close();
    await once(server, 'close');
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('a TCP server has a port');
  return {
    url: `mqtt://127.0.0.1:${address.port}`,
    cut: () => {
      mode = 'cut';
      hangUp();
    },
    swallow: () => {
      mode = 'dumb';
      swallowed = 0;
    },
    swallowed: () => swallowed,
    heal: () => {
      if (mode === 'dumb') hangUp();
      mode = 'whole';
    },
  };
}
