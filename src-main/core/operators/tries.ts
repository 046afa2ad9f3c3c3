import {
  afterFailure,
  closedUntilMs,
  NO_FAILURES,
  type LockOut,
} from '../../../src-shared/domain/operators/lock-out.ts';
import { nameKey } from '../../../src-shared/domain/operators/names.ts';
import type { Log } from '../ports.ts';
import type { AccountStore } from './accounts.ts';

interface TriesOptions {
  readonly accounts: AccountStore;
  readonly now: () => number;
  readonly log: Log;
}

/** Names that nobody has are made to wait as well, lest they tell by that; more of them than this push out the oldest. */
const STRANGERS_MOST = 1_000;

/** Wrong tries, by name. An account's lie with it and so outlive a restart; where the disk refuses, they are kept here. */
export function createTries({ accounts, now, log }: TriesOptions) {
  const unwritten = new Map<string, LockOut>();

  const of = (name: string): LockOut => {
    const key = nameKey(name);
    const account = accounts.all()?.find((one) => nameKey(one.name) === key);
    return unwritten.get(key) ?? account?.lockOut ?? NO_FAILURES;
  };

  /** False: nobody has the name, or the disk refuses. */
  const wasWritten = (name: string, lockOut: LockOut): boolean => {
    const all = accounts.all() ?? [];
    const key = nameKey(name);
    if (!all.some((one) => nameKey(one.name) === key)) return false;
    try {
      accounts.save(all.map((one) => (nameKey(one.name) === key ? { ...one, lockOut } : one)));
      return true;
    } catch (error) {
      log.warn(`operators not written: ${String(error)}`);
      return false;
    }
  };

  const remember = (name: string, lockOut: LockOut): void => {
    const key = nameKey(name);
    unwritten.delete(key);
    if (wasWritten(name, lockOut)) return;
    unwritten.set(key, lockOut);
    const [oldest] = unwritten.keys();
    if (unwritten.size > STRANGERS_MOST && oldest !== undefined) unwritten.delete(oldest);
  };

  return {
    closedUntilMs: (name: string): number => closedUntilMs(of(name), now()),
    failed: (name: string): void => remember(name, afterFailure(of(name), now())),
    succeeded: (name: string): void => {
      if (of(name).failures > 0) remember(name, NO_FAILURES);
    },
  };
}
