import { DEFAULT_ROOT } from '../../src-shared/feed/topics.ts';
import type { Log } from '../core/ports.ts';
import { startDemoBroker } from './broker.ts';
import { startGateway, type Gateway } from './gateway.ts';
import { createLife, PAST_MS } from './life.ts';
import { DEMO_STATIONS } from './stations.ts';

export interface DemoOptions {
  /** The stations' days follow from it: the same seed goes on with the same days after a restart. */
  readonly seed: number;
  readonly log: Log;
  readonly root?: string;
  /** From when on the stations deliver late what nobody has heard, epoch ms; the default is a day. */
  readonly sinceMs?: number;
}

export interface Demo {
  readonly brokerUrl: string;
  readonly close: () => Promise<void>;
}

/**
 * An embedded broker with three stations that live a believable day. The stations connect when the first reader has
 * subscribed, so that nothing of theirs is said to nobody; they are online and complete within a second of it.
 */
export async function startDemo({ seed, log, root = DEFAULT_ROOT, sinceMs }: DemoOptions): Promise<Demo> {
  const broker = await startDemoBroker();
  const earliestMs = Date.now() - PAST_MS;
  let starting: Promise<readonly Gateway[]> | null = null;
  void broker.firstReader.then(() => {
    starting = Promise.all(
      DEMO_STATIONS.map((station) =>
        startGateway({
          brokerUrl: broker.url,
          root,
          station,
          life: createLife(station, seed),
          seed,
          sinceMs: Math.max(earliestMs, sinceMs ?? earliestMs),
          now: Date.now,
          log,
        }),
      ),
    );
    starting.catch((error: unknown) => log.warn(`the demo's stations did not start: ${String(error)}`));
  });
  return {
    brokerUrl: broker.url,
    close: async () => {
      for (const gateway of (await starting) ?? []) await gateway.close();
      await broker.close();
    },
  };
}
