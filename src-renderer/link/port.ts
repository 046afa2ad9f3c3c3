import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import type { portContract } from '../../src-shared/contract/port.ts';

/** Main's procedures as functions; every call rejects once the port is closed. */
export type PortClient = ContractRouterClient<typeof portContract>;

/** Stands between every call and main: it may call again. */
type Through = <Answer>(call: () => Promise<Answer>) => Promise<Answer>;

/** The word with which the preload hands the port over; see src-main/window/preload/preload.ts. */
const PORT_MESSAGE = 'waystation-port';

/**
 * Waits for the one MessagePort of this window. The preload posts it to our own page only,
 * so a message from another source or origin is not it.
 */
export function connectPort(through: Through): Promise<PortClient> {
  return new Promise((resolve) => {
    const onMessage = (message: MessageEvent<unknown>): void => {
      const [port] = message.ports;
      if (message.source !== window || message.data !== PORT_MESSAGE || port === undefined) return;
      window.removeEventListener('message', onMessage);
      port.start();
      const interceptors = [({ next }: { next: () => Promise<unknown> }) => through(next)];
      resolve(createORPCClient<PortClient>(new RPCLink({ port, interceptors })));
    };
    window.addEventListener('message', onMessage);
    window.postMessage('waystation-ready', window.origin);
  });
}
