import { createHash, randomUUID } from 'node:crypto';
import type { EraseInput, EraseOutcome, PrivacyKept } from '../../../src-shared/contract/privacy.ts';
import type { AuditDetail } from '../../../src-shared/domain/operators/audit-entry.ts';
import type { Audit } from '../audit/audit.ts';
import type { Erasure, Journal, Log, OldJournals } from '../ports.ts';
import { cursorBefore } from '../retention.ts';
import { tokensKept } from './kept.ts';

const DAY_MS = 86_400_000;
/** How late a token may go; it goes so much before its time, so that the set days are the most. */
const PERIOD_MS = 6 * 3_600_000;
/** The first look waits until the start is over. */
const FIRST_AFTER_MS = 60_000;

interface ErasingOptions {
  readonly journal: Journal;
  readonly oldJournals: OldJournals;
  readonly audit: Audit;
  readonly log: Log;
  readonly now: () => number;
  /** How long tokens are kept, days. */
  readonly keepDays: () => number;
  readonly consoleId: string;
}

export interface Erasing {
  /** On somebody's request, at once; the audit says so before and after. */
  readonly erase: (input: EraseInput, by: string) => Promise<EraseOutcome>;
  readonly kept: () => Promise<Omit<PrivacyKept, 'operators' | 'auditEntries'>>;
  /** The set days are others: what is past them goes now. */
  readonly expire: () => void;
  readonly close: () => Promise<void>;
}

/**
 * Takes tokens of persons out of the journal and of those that were there before it, the only places that have them: when their time is up, and on request. What was
 * begun is ended, by the next start if need be; see docs/decisions/0014-tokens-of-persons.md.
 */
export function startErasing(options: ErasingOptions): Erasing {
  const { journal, oldJournals, audit, log, now, keepDays, consoleId } = options;
  let turn: Promise<unknown> = Promise.resolve();
  let isRequested = false;
  const closing = new AbortController();
  let counting: ReturnType<typeof tokensKept> | null = null;

  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = turn.then(work);
    turn = mine.catch(() => undefined);
    return mine;
  };

  const tell = (erasure: Erasure, detail: AuditDetail): Promise<void> =>
    audit.append({
      atMs: now(),
      by: erasure.by,
      action: isExpiry(erasure) ? 'privacy-expired' : 'privacy-deleted',
      subject: subjectOf(erasure),
      detail: { request: erasure.id, ...detail },
    });

  /** Ends what was begun: in the journal, then in the audit. A kill between leaves it to be ended again. */
  const end = async (erasure: Erasure): Promise<number> => {
    const { erased } = await journal.erase(erasure, closing.signal);
    const entries = await endInOld(erasure, erased);
    await journal.forgetErasure();
    return entries;
  };

  const endInOld = async (erasure: Erasure, erased: number): Promise<number> => {
    const arrivedBeforeMs = isExpiry(erasure) ? expiredMs() : null;
    const old = await oldJournals.erase(erasure, arrivedBeforeMs, closing.signal);
    const entries = erased + old.entries;
    const removed = old.removed > 0 ? { removedJournals: old.removed } : {};
    if (entries + old.removed > 0 || !isExpiry(erasure))
      await tell(erasure, { state: 'done', entries, ...removed });
    return entries;
  };

  const expiredMs = (): number => now() - keepDays() * DAY_MS + PERIOD_MS;

  const resume = async (): Promise<void> => {
    const begun = journal.erasure();
    if (begun !== null) await end(begun);
  };

  const sweep = (): Promise<void> =>
    inTurn(async () => {
      if (closing.signal.aborted) return;
      await resume();
      const upTo = await cursorBefore(journal, expiredMs());
      const expiry = { id: `expiry-${randomUUID()}`, station: null, person: null, upTo, by: `@${consoleId}` };
      if (upTo < journal.personsFrom()) await endInOld(expiry, 0);
      else await end(expiry);
    }).catch((error: unknown) => {
      if (!closing.signal.aborted) log.warn(`tokens of persons: ${String(error)}`);
    });

  const request = async (input: EraseInput, by: string): Promise<EraseOutcome> => {
    const id = randomUUID();
    const erasure: Erasure = {
      id,
      station: input.of === 'station' ? input.station : null,
      person: input.of === 'person' ? input.person : null,
      upTo: journal.head(),
      by,
    };
    try {
      await resume();
      await tell(erasure, { state: 'begun', ...whose(erasure) });
    } catch {
      return { ok: false, code: 'not-audited' };
    }
    try {
      return { ok: true, request: id, erased: await end(erasure) };
    } catch (error) {
      log.warn(`tokens of persons: ${String(error)}`);
      return { ok: false, code: 'interrupted' };
    }
  };

  const first = setTimeout(() => void sweep(), FIRST_AFTER_MS);
  const timer = setInterval(() => void sweep(), PERIOD_MS);
  void inTurn(resume).catch((error: unknown) => log.warn(`tokens of persons: ${String(error)}`));

  return {
    erase: async (input, by) => {
      if (isRequested) return { ok: false, code: 'busy' };
      isRequested = true;
      try {
        return await inTurn(() => request(input, by));
      } finally {
        isRequested = false;
      }
    },
    kept: async () => {
      counting ??= tokensKept(journal).finally(() => {
        counting = null;
      });
      return { ...(await counting), isErasing: journal.erasure() !== null };
    },
    expire: () => void sweep(),
    close: async () => {
      closing.abort();
      clearTimeout(first);
      clearInterval(timer);
      await turn;
    },
  };
}

const isExpiry = ({ station, person }: Erasure): boolean => station === null && person === null;

const subjectOf = (erasure: Erasure): string => erasure.station ?? (isExpiry(erasure) ? 'all' : 'person');

/**
 * Whom it was about, for who knows the token: the audit is for ever, so the token itself has no place there. The request's
 * random id goes into the sum, so that it is another one each time.
 */
function whose({ id, person }: Erasure): AuditDetail {
  if (person === null) return {};
  return { sha256: createHash('sha256').update(`${id} ${person}`).digest('hex') };
}
