import { app } from 'electron';
import type { Log } from '../core/ports.ts';

interface Ending {
  /** Somebody starts the program again on this profile; `data` is what that one had to say. */
  readonly onSecondInstance: (data: unknown) => void;
  readonly close: () => Promise<void>;
  readonly log: Log;
}

/** An orderly end that takes longer than this is cut short: the journal survives that like any crash. */
const CLOSE_WITHIN_MS = 5_000;

/** Closes the core once before the program ends. */
export function endOrderly({ onSecondInstance, close, log }: Ending): void {
  let closed: Promise<void> | null = null;
  const end = (): Promise<void> =>
    (closed ??= Promise.race([
      close(),
      new Promise<void>((resolve) => setTimeout(resolve, CLOSE_WITHIN_MS)),
    ]).catch((error: unknown) => log.warn(`end: ${String(error)}`)));

  app.on('second-instance', (_event, _argv, _folder, data) => onSecondInstance(data));
  app.on('window-all-closed', () => app.quit());
  app.on('will-quit', (event) => {
    event.preventDefault();
    void end().then(() => app.exit(0));
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => app.quit());
  process.on('unhandledRejection', (reason) => log.warn(`unhandled: ${reasonText(reason)}`));
}

function reasonText(reason: unknown): string {
  return reason instanceof Error ? (reason.stack ?? reason.message) : String(reason);
}
