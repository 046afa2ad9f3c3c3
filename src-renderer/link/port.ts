import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import type { backupPageContract } from '../../src-shared/contract/backup.ts';
import type { portContract } from '../../src-shared/contract/port.ts';
import type { reportPageContract } from '../../src-shared/contract/reports.ts';

/** Main's procedures as functions; every call rejects once the port is closed. */
export type PortClient = ContractRouterClient<typeof portContract>;

export type ReportPortClient = ContractRouterClient<typeof reportPageContract>;
export type BackupPortClient = ContractRouterClient<typeof backupPageContract>;
/** Stands between every call and main: it may call again. */
type Through = <Answer>(call: () => Promise<Answer>) => Promise<Answer>;

/** The word with which the preload hands the port over; see src-main/window/preload/preload.ts. */
const PORT_MESSAGE = 'waystation-port';

/** Main's answers to a window of the console. */
export async function connectPort(through: Through): Promise<PortClient> {
  const interceptors = [({ next }: { next: () => Promise<unknown> }) => through(next)];
  return createORPCClient<PortClient>(new RPCLink({ port: await receivePort(), interceptors }));
}

/** As the hidden page that reads the history for a backup has it. */
export async function connectBackupPort(): Promise<BackupPortClient> {
  return createORPCClient<BackupPortClient>(new RPCLink({ port: await receivePort() }));
}

/** As the hidden page that makes a report has it. */
export async function connectReportPort(): Promise<ReportPortClient> {
  return createORPCClient<ReportPortClient>(new RPCLink({ port: await receivePort() }));
}

/**
 * Waits for the one MessagePort of this window. The preload posts it to our own page only,
 * so a message from another source or origin is not it.
 */
function receivePort(): Promise<MessagePort> {
  return new Promise((resolve) => {
    const onMessage = (message: MessageEvent<unknown>): void => {
      const [port] = message.ports;
      if (message.source !== window || message.data !== PORT_MESSAGE || port === undefined) return;
      window.removeEventListener('message', onMessage);
      port.start();
      resolve(port);
    };
    window.addEventListener('message', onMessage);
    window.postMessage('waystation-ready', window.origin);
  });
}
