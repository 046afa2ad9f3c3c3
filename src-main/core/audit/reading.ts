import type {
  AuditExport,
  AuditExportInput,
  AuditFilter,
  AuditPage,
  AuditPageInput,
  AuditRow,
} from '../../../src-shared/contract/audit.ts';
import type { AuditEntry } from '../../../src-shared/domain/operators/audit-entry.ts';
import { readLine } from './chain.ts';
import type { AuditStore } from './store.ts';

/** The newest entries that fit, newest first. Reads file by file from the end, one pass each, and holds a page only. */
export async function auditPage(store: AuditStore, input: AuditPageInput): Promise<AuditPage> {
  const before = input.before ?? Number.POSITIVE_INFINITY;
  const rows: AuditRow[] = [];
  for (const chapter of (await store.chapters()).toReversed()) {
    if (chapter.firstSeq >= before) continue;
    const missing = input.limit - rows.length;
    const found: AuditRow[] = [];
    for await (const line of chapter.lines()) {
      const entry = readLine(line);
      if (entry === null || entry.seq >= before || !fits(entry, line, input.filter)) continue;
      found.push(rowOf(entry));
      if (found.length > missing) found.shift();
    }
    rows.push(...found.toReversed());
    if (rows.length === input.limit) return { rows, next: rows.at(-1)?.seq ?? null };
  }
  return { rows, next: null };
}

/** The entries' own lines after a number, oldest first. */
export async function auditLines(store: AuditStore, input: AuditExportInput): Promise<AuditExport> {
  const lines: string[] = [];
  const chapters = await store.chapters();
  for (const [at, chapter] of chapters.entries()) {
    const following = chapters[at + 1];
    if (following !== undefined && following.firstSeq <= input.after + 1) continue;
    for await (const line of chapter.lines()) {
      const entry = readLine(line);
      if (entry === null || entry.seq <= input.after || !fits(entry, line, input.filter)) continue;
      lines.push(line.toString('utf8'));
      if (lines.length === input.limit) return { lines, next: entry.seq };
    }
  }
  return { lines, next: null };
}

/** Of commands, what the newest part of the audit holds. */
export interface AuditedCommands {
  /** Requests by their ids that have no outcome there. */
  readonly open: ReadonlyMap<string, AuditEntry>;
  /** `{command} {stage}` */
  readonly outcomes: ReadonlySet<string>;
}

/** Back to that time, epoch ms, and the newest file whole in any case: there is the end of the last run. */
export async function auditedCommands(store: AuditStore, sinceMs: number): Promise<AuditedCommands> {
  const requests = new Map<string, AuditEntry>();
  const outcomes = new Set<string>();
  const ended = new Set<string>();
  for (const chapter of (await store.chapters()).toReversed()) {
    let firstMs: number | null = null;
    for await (const line of chapter.lines()) {
      const entry = readLine(line);
      if (entry === null) continue;
      firstMs ??= entry.atMs;
      const command = String(entry.detail['command']);
      if (entry.action === 'command') requests.set(command, entry);
      if (entry.action !== 'command-outcome') continue;
      outcomes.add(`${command} ${String(entry.detail['stage'])}`);
      ended.add(command);
    }
    if (firstMs !== null && firstMs < sinceMs) break;
  }
  return { open: new Map([...requests].filter(([command]) => !ended.has(command))), outcomes };
}

function fits(entry: AuditEntry, line: Buffer, { actions, text, fromMs, untilMs }: AuditFilter): boolean {
  if (actions.length > 0 && !actions.includes(entry.action)) return false;
  if (fromMs !== null && entry.atMs < fromMs) return false;
  if (untilMs !== null && entry.atMs > untilMs) return false;
  return text === '' || line.toString('utf8').toLowerCase().includes(text.toLowerCase());
}

const rowOf = ({ seq, atMs, by, action, subject, detail }: AuditEntry): AuditRow => ({
  seq,
  atMs,
  by,
  action,
  subject,
  detail,
});
