import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';
import { portOf } from './ports.ts';

/** A stretch of network between the console and its broker that can go wrong. */
export interface TcpProxy {
  readonly port: number;
  readonly url: string;
  /** Resets all connections; new ones are served. */
  readonly cut: () => void;
  /** From now on swallows what the console sends; what the broker sends still arrives. */
  readonly muteConsole: () => void;
  /** From now on nothing gets through in either direction, and nobody is told. */
  readonly stall: () => void;
  /** New connections are as good as any. */
  readonly heal: () => void;
}

type Mood = 'serving' | 'console-muted' | 'stalled';

export async function startTcpProxy(targetPort: number): Promise<TcpProxy> {
  const sockets = new Set<Socket>();
  let mood: Mood = 'serving';
  const pass = (from: Socket, to: Socket, isConsole: boolean): void => {
    sockets.add(from);
    from.on('data', (chunk) => {
      if (mood === 'serving' || (mood === 'console-muted' && !isConsole)) to.write(chunk);
    });
    from.on('error', () => undefined);
    from.on('close', () => {
      sockets.delete(from);
      if (mood === 'serving') to.destroy();
    });
  };
  const server = createServer((near) => {
    const far = connect(targetPort, '127.0.0.1');
    pass(near, far, true);
    pass(far, near, false);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const reset = (): void => {
    for (const socket of sockets) socket.resetAndDestroy();
  };
  onTestFinished(() => {
    reset();
    server.close();
  });
  const port = portOf(server);
  const become = (next: Mood) => (): void => {
    mood = next;
  };
  return {
    port,
    url: `mqtt://127.0.0.1:${port}`,
    cut: reset,
    muteConsole: become('console-muted'),
    stall: become('stalled'),
    heal: become('serving'),
  };
}
