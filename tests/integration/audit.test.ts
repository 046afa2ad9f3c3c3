import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';
import { openAuditFiles } from '../../src-main/adapters/audit-files.ts';
import { createAudit } from '../../src-main/core/audit/audit.ts';
import { createVerifier } from '../../src-main/core/audit/verify.ts';
import type { AuditDeed } from '../../src-shared/domain/operators/audit-entry.ts';
import { buildChild } from './support/build-child.ts';
import { mountSmallDisk } from './support/small-disk.ts';
import { tempFolder } from './support/temp-folder.ts';

const KILLS = 12;
const quiet = { info: () => undefined, warn: () => undefined };

/** Numbers of the deeds that are in the log, having proved it whole. */
async function provedDeeds(folder: string): Promise<Set<number>> {
  const store = await openAuditFiles(folder);
  const verifier = createVerifier({ firstSeq: 1, head: await store.head() });
  const deeds = new Set<number>();
  for (const chapter of await store.chapters())
    for await (const line of chapter.lines()) {
      expect(verifier.take(line), line.toString()).toBe(true);
      const { subject } = JSON.parse(line.toString()) as AuditDeed;
      if (subject.startsWith('deed ')) deeds.add(Number(subject.slice('deed '.length)));
    }
  await store.close();
  expect(verifier.verdict().fault).toBeNull();
  return deeds;
}

test(`kill -9 at ${KILLS} moments: the chain is whole, and what was confirmed is in it`, async () => {
  const folder = await tempFolder();
  const program = await buildChild('audit');
  let confirmed = 0;
  for (let kill = 1; kill <= KILLS; kill += 1) {
    const child = spawn(process.execPath, [program, folder, String(confirmed + 1)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const until = confirmed + 10 + ((kill * 37) % 90);
    for await (const line of createInterface({ input: child.stdout })) {
      confirmed = Number(line);
      if (confirmed >= until) child.kill('SIGKILL');
    }
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    const deeds = await provedDeeds(folder);
    for (let n = 1; n <= confirmed; n += 1) expect(deeds.has(n), `deed ${n}`).toBe(true);
    confirmed = Math.max(...deeds);
  }
});

test('a disk that is full refuses the deed, leaves the chain whole, and takes the next when there is room', async () => {
  const disk = await mountSmallDisk(2);
  const store = await openAuditFiles(`${disk.folder}/audit`);
  const audit = createAudit({ store, log: quiet, now: Date.now });
  const deed = (n: number): AuditDeed => ({
    atMs: n,
    by: 'wang@control-1',
    action: 'alarm',
    subject: `deed ${n}`,
    detail: { note: 'x'.repeat(900) },
  });
  await audit.append(deed(1));
  await disk.fillTo(0);
  const outcomes: string[] = [];
  for (let n = 2; n <= 10; n += 1)
    outcomes.push(
      await audit.append(deed(n)).then(
        () => 'done',
        () => 'refused',
      ),
    );
  expect(outcomes.at(-1)).toBe('refused');
  await disk.makeRoom();
  await audit.append(deed(11));
  await store.close();
  const refused = outcomes.flatMap((outcome, index) => (outcome === 'refused' ? [index + 2] : []));
  const deeds = await provedDeeds(`${disk.folder}/audit`);
  expect(deeds.has(1) && deeds.has(11)).toBe(true);
  expect(refused.filter((n) => deeds.has(n))).toEqual([]);
});
