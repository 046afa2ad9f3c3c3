import { join } from 'node:path';
import { chaptersIn, headIn } from '../../../src-main/adapters/audit-files.ts';
import { readLine } from '../../../src-main/core/audit/chain.ts';
import { createVerifier, type Verdict } from '../../../src-main/core/audit/verify.ts';
import type { AuditEntry } from '../../../src-shared/domain/operators/audit-entry.ts';

/** A profile's audit as it lies on the disk, with the proof of its chain. */
export async function auditOf(
  profile: string,
): Promise<{ readonly entries: readonly AuditEntry[]; readonly verdict: Verdict }> {
  const folder = join(profile, 'audit');
  const verifier = createVerifier({ firstSeq: 1, head: await headIn(folder) });
  const entries: AuditEntry[] = [];
  for (const chapter of await chaptersIn(folder))
    for await (const line of chapter.lines()) {
      verifier.take(line);
      const entry = readLine(line);
      if (entry !== null) entries.push(entry);
    }
  return { entries, verdict: verifier.verdict() };
}
