import { Aedes } from 'aedes';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { onTestFinished } from 'vitest';
import { portOf } from './ports.ts';

/** The broker of the demo, which speaks MQTT 3.1.1 only. */
export async function startAedes(): Promise<{ readonly broker: Aedes; readonly url: string }> {
  const broker = await Aedes.createBroker();
  const server = createServer(broker.handle).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(async () => {
    await new Promise<void>((resolve) => {
      broker.close(resolve);
    });
    server.close();
  });
  return { broker, url: `mqtt://127.0.0.1:${portOf(server)}` };
}
