import { Aedes } from 'aedes';
import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';

export interface DemoBroker {
  readonly url: string;
  /** Resolves when somebody has subscribed to something for the first time. */
  readonly firstReader: Promise<void>;
  readonly close: () => Promise<void>;
}

/** A real MQTT 3.1.1 broker on a free port of the loopback interface: nobody else on the network can reach it. */
export async function startDemoBroker(): Promise<DemoBroker> {
  const broker = await Aedes.createBroker();
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    broker.handle(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('a TCP server has a port');
  const firstReader = new Promise<void>((resolve) => {
    broker.on('subscribe', () => resolve());
  });
  return {
    url: `mqtt://127.0.0.1:${address.port}`,
    firstReader,
    close: async () => {
      server.close();
      await new Promise<void>((resolve) => broker.close(resolve));
      for (const socket of sockets) socket.destroy();
    },
  };
}
