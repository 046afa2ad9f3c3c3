import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { PROJECT } from '../../../scripts/lib/folders.mjs';
import { spawnOwned, stopGroup } from '../../../scripts/lib/run.mjs';

interface BareCount {
  readonly count: number;
  readonly firstMs: number;
  readonly lastMs: number;
}

export interface BareSubscriber {
  readonly latest: () => BareCount;
  readonly stop: () => Promise<void>;
}

/** bare-subscriber.ts in a process of its own; resolves when it has subscribed. */
export async function startBareSubscriber(url: string): Promise<BareSubscriber> {
  const child = spawnOwned(process.execPath, [join(PROJECT, 'scripts/bench.mjs'), '--bare-subscriber', url], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (child.stdout === null) throw new TypeError('a pipe was asked for');
  const lines = createInterface(child.stdout);
  let latest: BareCount = { count: 0, firstMs: 0, lastMs: 0 };
  lines.on('line', (line) => {
    const [count = 0, firstMs = 0, lastMs = 0] = line.split(' ').map(Number);
    latest = { count, firstMs, lastMs };
  });
  await once(lines, 'line');
  return { latest: () => latest, stop: () => stopGroup(child) };
}
