import { once } from 'node:events';
import { join } from 'node:path';
import { z } from 'zod';
import { PROJECT } from '../../../scripts/lib/folders.mjs';
import { spawnOwned, stopGroup } from '../../../scripts/lib/run.mjs';

export interface LoadOptions {
  readonly url: string;
  readonly stations: number;
  readonly ratePerS: number;
  /** Share of events (QoS 1); the rest is telemetry (QoS 0). */
  readonly qos1Share: number;
  readonly durationS: number;
  readonly seed: string;
}

const summary = z.object({
  seed: z.string(),
  elapsedMs: z.number(),
  published: z.number(),
  events: z.number(),
  acknowledged: z.number(),
  visits: z.number(),
  behind: z.number(),
});
type LoadSummary = z.infer<typeof summary>;

export interface RunningLoad {
  /** Rejects when the broker did not acknowledge every event. */
  readonly finished: Promise<LoadSummary>;
  readonly stop: () => Promise<void>;
}

/** The load generator (npm run simulate) as a process of its own, so that it shares no thread with what measures. */
export function startLoad({ url, stations, ratePerS, qos1Share, durationS, seed }: LoadOptions): RunningLoad {
  const flags = {
    broker: url,
    stations,
    rate: ratePerS,
    'qos1-share': qos1Share,
    duration: durationS,
    seed,
  };
  const args = Object.entries(flags).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const child = spawnOwned(process.execPath, [join(PROJECT, 'out/main/simulate.js'), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const finished = once(child, 'close').then(() => {
    const last = output.trimEnd().split('\n').at(-1) ?? '';
    if (child.exitCode !== 0) throw new Error(`the load ended with ${child.exitCode ?? 'a signal'}: ${last}`);
    return summary.parse(JSON.parse(last));
  });
  // Whoever stops it does not wait for it.
  finished.catch(() => undefined);
  return { finished, stop: () => stopGroup(child) };
}
