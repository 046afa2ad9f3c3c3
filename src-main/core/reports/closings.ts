import type { AuditDeed, AuditEntry } from '../../../src-shared/domain/operators/audit-entry.ts';
import type { ClosedRow } from '../../../src-shared/contract/months.ts';
import { closedName } from '../../../src-shared/domain/report/closing.ts';
import { isGenuine, readLine } from '../audit/chain.ts';
import type { AuditStore } from '../audit/store.ts';

/** A version of a month as the audit has it: that is where its hash stands, and with it the version exists. */
export type Closing = Omit<ClosedRow, 'fault'>;

const MARK = Buffer.from('"action":"month-closed"');
const NAME = /^(.*)(\d{4}-\d{2})\/(\d+)$/;

/** All closings of a world, oldest first. Lines that were changed say nothing. */
export async function closingsIn(store: Pick<AuditStore, 'chapters'>, world: string): Promise<Closing[]> {
  const found: Closing[] = [];
  for (const chapter of await store.chapters())
    for await (const line of chapter.lines()) {
      if (!line.includes(MARK)) continue;
      const entry = readLine(line);
      const closing = entry === null || !isGenuine(line, entry) ? null : closingOf(entry, world);
      if (closing !== null) found.push(closing);
    }
  return found;
}

function closingOf({ atMs, by, action, subject, detail }: AuditEntry, world: string): Closing | null {
  const [, of, month, version] = NAME.exec(subject) ?? [];
  if (action !== 'month-closed' || of !== world || month === undefined) return null;
  const { hash, changed, visits } = detail;
  if (typeof hash !== 'string' || typeof changed !== 'number' || typeof visits !== 'number') return null;
  return { month, version: Number(version), at: new Date(atMs).toISOString(), by, changed, visits, hash };
}

/** What is written into the audit; `closingsIn` reads it back. */
export const closingDeed = (closing: Closing, world: string): AuditDeed => ({
  atMs: Date.parse(closing.at),
  by: closing.by,
  action: 'month-closed',
  subject: `${world}${closedName(closing)}`,
  detail: { hash: closing.hash, changed: closing.changed, visits: closing.visits },
});
