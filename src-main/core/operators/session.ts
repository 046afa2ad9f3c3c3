import { nameKey } from '../../../src-shared/domain/operators/names.ts';
import {
  CAPABILITIES,
  may,
  mayBeforeOwnSecret,
  type Capability,
} from '../../../src-shared/domain/operators/permissions.ts';
import type { SessionView } from '../../../src-shared/contract/operators.ts';
import type { Audit } from '../audit/audit.ts';
import type { Account, AccountStore } from './accounts.ts';
import type { Authority, Permission } from './authority.ts';

interface SessionOptions {
  readonly accounts: AccountStore;
  readonly audit: Audit;
  readonly consoleId: string;
  readonly lockAfterMs: () => number;
  readonly now: () => number;
}

/** A lock that comes some seconds late is none too late. */
const LOOK_MS = 5_000;

/**
 * Who stands at this console: one person at a time, for all its windows. It lives in main alone, so no window can say who
 * it is. Idleness is reckoned from signing in and the last touch of a key or the mouse: what a window asks for by itself keeps
 * nobody's session open.
 */
export function createSession({ accounts, audit, consoleId, lockAfterMs, now }: SessionOptions) {
  let name = '';
  let isLocked = false;
  let lastActiveMs = 0;
  let version = 1;
  const listeners = new Set<() => void>();

  const byOf = (operator: string): string => `${operator}@${consoleId}`;

  const changed = (): void => {
    version += 1;
    for (const listener of [...listeners]) listener();
  };

  /** The account as it is now: a role that was changed holds at once, and who was disabled is out. */
  const account = (): Account | null => {
    if (name === '') return null;
    const found = accounts.all()?.find((one) => nameKey(one.name) === nameKey(name));
    return found === undefined || found.isDisabled ? null : found;
  };

  const lockIfIdle = (): void => {
    if (name === '' || isLocked) return;
    // A clock that was set back makes nobody's session longer.
    const idleMs = Math.abs(now() - lastActiveMs);
    if (idleMs < lockAfterMs()) return;
    isLocked = true;
    changed();
    audit
      .append({ atMs: now(), by: byOf(name), action: 'session-locked', subject: name, detail: {} })
      .catch(() => undefined); // Locked it is, recorded or not.
  };
  const looking = setInterval(lockIfIdle, LOOK_MS);

  const who = (capability: Capability): Permission => {
    lockIfIdle();
    const current = account();
    if (current === null || isLocked) return { ok: false, code: 'sign-in-needed' };
    if (!may(current.role, capability)) return { ok: false, code: 'not-permitted' };
    if (current.mustChange && !mayBeforeOwnSecret(capability)) return { ok: false, code: 'must-change' };
    return { ok: true, by: byOf(current.name), name: current.name, role: current.role };
  };

  const stateOf = (current: Account | null): SessionView['state'] => {
    const all = accounts.all();
    if (all === null) return 'unreadable';
    if (all.length === 0) return 'none-yet';
    if (current === null) return 'signed-out';
    return isLocked ? 'locked' : 'signed-in';
  };

  const view = (): SessionView => {
    const current = account();
    return {
      version,
      state: stateOf(current),
      name: current?.name ?? '',
      role: current?.role ?? null,
      may: CAPABILITIES.filter(
        (capability) =>
          current !== null &&
          !isLocked &&
          may(current.role, capability) &&
          (!current.mustChange || mayBeforeOwnSecret(capability)),
      ),
      mustChange: current?.mustChange ?? false,
    };
  };

  return {
    who,
    view,
    changed,
    byOf,
    /** Who is to be named for what needs nobody: the console alone, where nobody is signed in. */
    by: (): string => byOf(isLocked ? '' : (account()?.name ?? '')),
    name: (): string => name,
    begin: (operator: string): void => {
      name = operator;
      isLocked = false;
      lastActiveMs = now();
      changed();
    },
    /** Ends the session of this operator, where it is his. */
    end: (operator: string): void => {
      if (nameKey(operator) !== nameKey(name)) return;
      name = '';
      isLocked = false;
      changed();
    },
    /** A key, a click, a move of the mouse in one of our windows. */
    touched: (): void => {
      lockIfIdle();
      lastActiveMs = now();
    },
    /** Resolves when the session is another than `since`, and after `holdMs` at the latest. */
    waitBeyond: (since: number, holdMs: number, signal: AbortSignal | undefined): Promise<void> =>
      new Promise((resolve) => {
        if (since !== version || signal?.aborted === true) {
          resolve();
          return;
        }
        const end = (): void => {
          clearTimeout(timer);
          listeners.delete(end);
          signal?.removeEventListener('abort', end);
          resolve();
        };
        const timer = setTimeout(end, holdMs);
        listeners.add(end);
        signal?.addEventListener('abort', end);
      }),
    close: (): void => {
      clearInterval(looking);
      for (const listener of [...listeners]) listener();
    },
  } satisfies Authority & Record<string, unknown>;
}

export type Session = ReturnType<typeof createSession>;
