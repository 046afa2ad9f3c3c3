import { createWriteStream } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import { PROJECT } from '../../../scripts/lib/folders.mjs';
import { spawnOwned } from '../../../scripts/lib/run.mjs';
import { GENESIS, lineOf } from '../../../src-main/core/audit/chain.ts';
import type { Figure, Scenario } from '../rig/figures.ts';

const ENTRIES = 1_000_000;
const LOOK_MS = 50;
const MEBIBYTE_KIB = 1_024;

/** As `npm run audit:verify` proves it, in a process of its own. */
export const audit: Scenario = {
  name: 'audit',
  title: `proof of an audit of ${ENTRIES} entries`,
  rounds: { quick: 1, full: 3 },
  run: async () => {
    const folder = await mkdtemp(join(tmpdir(), 'waystation-bench-audit-'));
    try {
      const file = join(folder, 'audit-000000000001.jsonl');
      await write(file);
      return await proofOf(file);
    } finally {
      await rm(folder, { recursive: true });
    }
  },
};

async function write(file: string): Promise<void> {
  const out = createWriteStream(file);
  let end = GENESIS;
  for (let n = 0; n < ENTRIES; n += 1) {
    const made = lineOf(
      {
        atMs: 1_760_000_000_000 + n,
        by: 'wang@control-1',
        action: 'alarm',
        subject: `station-${n % 300}/door-held`,
        detail: { act: 'acknowledge', note: 'seen on camera 1, nobody there' },
      },
      end,
    );
    end = made;
    if (!out.write(`${made.line}\n`)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'close');
}

async function proofOf(file: string): Promise<Figure[]> {
  const begunMs = performance.now();
  const child = spawnOwned(process.execPath, [join(PROJECT, 'out/main/audit-verify.js'), file], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  let peakKib = 0;
  const looking = setInterval(() => {
    readFile(`/proc/${String(child.pid)}/status`, 'utf8').then(
      (status) => (peakKib = Math.max(peakKib, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0))),
      () => undefined, // It has ended.
    );
  }, LOOK_MS);
  const [status] = (await once(child, 'exit')) as [number | null];
  clearInterval(looking);
  if (status !== 0) throw new Error(`the proof ended with ${String(status)}`);
  return [
    { name: 'time', value: (performance.now() - begunMs) / 1_000, unit: 's', target: { atMost: 10 } },
    { name: 'memory at most', value: peakKib / MEBIBYTE_KIB, unit: 'MB' },
  ];
}
