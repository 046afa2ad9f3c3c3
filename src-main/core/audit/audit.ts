import type { AuditDeed, AuditDetail } from '../../../src-shared/domain/operators/audit-entry.ts';
import type { Log } from '../ports.ts';
import { lineOf } from './chain.ts';
import type { AuditStore } from './store.ts';

/** The record of what was done here, and by whom. */
export interface Audit {
  /**
   * Durable when it resolves. Rejects where the disk refuses, or does not answer in time: what it would have told of must then
   * not be done. Where the disk took it after all, the next entry says that it was not.
   */
  readonly append: (deed: AuditDeed) => Promise<void>;
}

/** Deeds are a person's, or a hundred stations' at once: more than these waiting for the disk is a disk that is gone. */
const WAITING_MOST = 2_000;
/** As for the journal: a sync takes milliseconds, and who acts does not wait for a disk that is gone. */
const STALLED_MS = 5_000;
/** A person's sentence; what is longer is clipped, and says so. */
const TEXT_MOST = 1_000;
const FIELDS_MOST = 12;

interface Waiting {
  readonly deed: AuditDeed;
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
  /** Nobody waits for it any more, and what it tells of was not done. */
  isGivenUp: boolean;
}

/** Appends in order; what comes while the disk is busy goes in one write. */
export function createAudit({ store, log, now }: { store: AuditStore; log: Log; now: () => number }): Audit {
  let end = store.end;
  let waiting: Waiting[] = [];
  let isWriting = false;

  const writeAll = async (): Promise<void> => {
    isWriting = true;
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      const lines: string[] = [];
      let next = end;
      for (const { deed } of batch) {
        const made = lineOf(clipped(deed), next);
        lines.push(`${made.line}\n`);
        next = { seq: made.seq, hash: made.hash };
      }
      try {
        await store.write(lines.join(''), next);
        end = next;
        for (const { done } of batch) done();
        for (const { deed, isGivenUp } of batch) if (isGivenUp) enqueue(undone(deed, now()));
      } catch (error) {
        log.warn(`audit: not written, what it tells of is refused: ${String(error)}`);
        for (const { failed } of batch) failed(error);
      }
    }
    isWriting = false;
  };

  const enqueue = (entry: Waiting): void => {
    waiting.push(entry);
    if (!isWriting) void writeAll();
  };

  const append = (deed: AuditDeed): Promise<void> =>
    new Promise((resolve, reject) => {
      if (waiting.length >= WAITING_MOST) {
        reject(new Error('too many entries wait for the disk'));
        return;
      }
      const giveUp = (): void => {
        log.warn('audit: the disk does not answer, what it tells of is refused');
        entry.isGivenUp = true;
        waiting = waiting.filter((other) => other !== entry);
        reject(new Error('the disk does not answer'));
      };
      const timer = setTimeout(giveUp, STALLED_MS);
      const entry: Waiting = {
        deed,
        done: () => {
          clearTimeout(timer);
          resolve();
        },
        failed: (error) => {
          clearTimeout(timer);
          reject(error instanceof Error ? error : new Error(String(error)));
        },
        isGivenUp: false,
      };
      enqueue(entry);
    });

  for (const finding of store.found) {
    const detail: AuditDetail = { ...finding };
    const action = finding.kind === 'torn' ? 'audit-repaired' : 'audit-damaged';
    log.warn(`${action}: ${JSON.stringify(detail)}`);
    append({ atMs: now(), by: '', action, subject: 'audit', detail }).catch(() => undefined);
  }
  return { append };
}

/** Follows an entry that was given up and written all the same. */
const undone = ({ by, action, subject }: AuditDeed, atMs: number): Waiting => ({
  deed: { atMs, by, action: 'refused', subject, detail: { code: 'not-audited', action } },
  done: () => undefined,
  failed: () => undefined,
  isGivenUp: false,
});

function clipped({ by, subject, detail, ...deed }: AuditDeed): AuditDeed {
  const clip = (text: string): string => (text.length > TEXT_MOST ? `${text.slice(0, TEXT_MOST)}…` : text);
  const fields = Object.entries(detail)
    .slice(0, FIELDS_MOST)
    .map(([name, value]) => [name, typeof value === 'string' ? clip(value) : value] as const);
  return { ...deed, by: clip(by), subject: clip(subject), detail: Object.fromEntries(fields) };
}
