import type {
  OperatorOutcome,
  OperatorRefusal,
  OperatorRow,
} from '../../../src-shared/contract/operators.ts';
import type { AuditAction, AuditDetail } from '../../../src-shared/domain/operators/audit-entry.ts';
import { closedUntilMs, NO_FAILURES } from '../../../src-shared/domain/operators/lock-out.ts';
import { nameKey } from '../../../src-shared/domain/operators/names.ts';
import { may, type Capability, type Role } from '../../../src-shared/domain/operators/permissions.ts';
import type { Audit } from '../audit/audit.ts';
import type { Log } from '../ports.ts';
import type { Account, AccountStore } from './accounts.ts';
import { hashSecret, isSecret, noSecret, type HashCost } from './secret-hash.ts';
import type { Session } from './session.ts';
import { createTries } from './tries.ts';

interface OperatorsOptions {
  readonly accounts: AccountStore;
  readonly session: Session;
  readonly audit: Audit;
  readonly cost: HashCost;
  readonly now: () => number;
  readonly log: Log;
}

/** Each try costs memory and a quarter of a second: a window that asks for more at once is not a person. */
const AT_ONCE_MOST = 4;

/** Far more than one console has people. */
const OPERATORS_MOST = 500;

const DONE: OperatorOutcome = { ok: true };
const refuse = (code: OperatorRefusal, untilMs = 0): OperatorOutcome => ({ ok: false, code, untilMs });
const BUSY = refuse('busy');

export interface Credentials {
  readonly operator: string;
  readonly secret: string;
}

/** Of a second operator. */
export type Confirmation =
  | { readonly ok: true; readonly by: string }
  | { readonly ok: false; readonly code: 'wrong' | 'delayed' | 'not-permitted' };

/** Who works here: signing in, and what an administrator does to accounts. Whether the asker may is decided before. */
export function createOperators({ accounts, session, audit, cost, now, log }: OperatorsOptions) {
  const tries = createTries({ accounts, now, log });
  const decoy = noSecret(cost);
  let before: Promise<unknown> = Promise.resolve();
  let waiting = 0;

  /** One after the other: who comes while accounts are being written finds them as they then are. */
  const inTurn = async <Outcome = OperatorOutcome>(
    work: () => Promise<Outcome>,
    busy: Outcome,
  ): Promise<Outcome> => {
    if (waiting >= AT_ONCE_MOST) return busy;
    waiting += 1;
    const mine = before.then(work);
    before = mine.catch(() => undefined);
    try {
      return await mine;
    } finally {
      waiting -= 1;
    }
  };

  const find = (name: string): Account | undefined =>
    accounts.all()?.find((account) => nameKey(account.name) === nameKey(name));

  /** False: it was not written, and what it tells of must not be. */
  const record = async (by: string, action: AuditAction, subject: string, detail: AuditDetail) => {
    try {
      await audit.append({ atMs: now(), by, action, subject, detail });
      return true;
    } catch {
      return false; // The audit has said so in the log.
    }
  };

  const save = (next: readonly Account[]): OperatorOutcome => {
    try {
      accounts.save(next);
    } catch (error) {
      log.warn(`operators not written: ${String(error)}`);
      return refuse('not-written');
    }
    session.changed();
    return DONE;
  };

  /** Changes one account, having checked that somebody is left to let others in. */
  const replace = (next: Account): OperatorOutcome =>
    save((accounts.all() ?? []).map((one) => (nameKey(one.name) === nameKey(next.name) ? next : one)));

  const signIn = async ({ operator, secret }: Credentials): Promise<OperatorOutcome> => {
    if (accounts.all() === null) return refuse('unreadable');
    const closed = tries.closedUntilMs(operator);
    if (closed > 0) return refuse('delayed', closed);
    const account = find(operator);
    const isRight = await isSecret(secret, account?.secret ?? decoy);
    if (account === undefined || !isRight) {
      tries.failed(operator);
      // A name that nobody has may be a secret, typed into the wrong field.
      await record(session.by(), 'sign-in-failed', account?.name ?? '?', { reason: 'wrong' });
      return refuse('wrong', tries.closedUntilMs(operator));
    }
    if (account.isDisabled) {
      await record(session.by(), 'sign-in-failed', account.name, { reason: 'disabled' });
      return refuse('disabled');
    }
    if (!(await record(session.byOf(account.name), 'sign-in', account.name, { role: account.role })))
      return refuse('not-recorded');
    tries.succeeded(operator);
    session.begin(account.name);
    return DONE;
  };

  /** Somebody beside the one who is signed in shows who he is, and that he may. Nobody's session changes. */
  const confirm = async (
    by: string,
    { operator, secret }: Credentials,
    capability: Capability,
  ): Promise<Confirmation> => {
    if (tries.closedUntilMs(operator) > 0) return { ok: false, code: 'delayed' };
    const account = find(operator);
    if (!(await isSecret(secret, account?.secret ?? decoy)) || account === undefined) {
      tries.failed(operator);
      await record(by, 'sign-in-failed', account?.name ?? '?', { reason: 'wrong', second: true });
      return { ok: false, code: 'wrong' };
    }
    tries.succeeded(operator);
    if (!account.isDisabled && !account.mustChange && may(account.role, capability))
      return { ok: true, by: session.byOf(account.name) };
    await record(by, 'refused', account.name, { code: 'not-permitted', second: true });
    return { ok: false, code: 'not-permitted' };
  };

  const createFirst = async ({ operator, secret }: Credentials): Promise<OperatorOutcome> => {
    const all = accounts.all();
    if (all === null) return refuse('unreadable');
    if (all.length > 0) return refuse('exists');
    const made = await newAccount(operator, 'administrator', secret, false);
    const detail = { role: made.role, first: true };
    if (!(await record(session.byOf(operator), 'operator-added', operator, detail)))
      return refuse('not-recorded');
    const saved = save([made]);
    if (saved.ok) session.begin(made.name);
    return saved;
  };

  const add = async (by: string, { operator, secret, role }: Credentials & { readonly role: Role }) => {
    const all = accounts.all() ?? [];
    if (find(operator) !== undefined || all.length >= OPERATORS_MOST) return refuse('exists');
    const made = await newAccount(operator, role, secret, true);
    if (!(await record(by, 'operator-added', operator, { role }))) return refuse('not-recorded');
    return save([...all, made]);
  };

  const change = async (
    by: string,
    { operator, role, isDisabled }: { operator: string; role: Role; isDisabled: boolean },
  ): Promise<OperatorOutcome> => {
    const account = find(operator);
    if (account === undefined) return refuse('unknown-operator');
    const next: Account = { ...account, role, isDisabled };
    const others = (accounts.all() ?? []).filter((one) => one !== account);
    if (![...others, next].some(isWorkingAdministrator)) return refuse('last-administrator');
    const detail = { role, was: account.role, disabled: isDisabled };
    if (!(await record(by, 'operator-changed', account.name, detail))) return refuse('not-recorded');
    const saved = replace(next);
    if (saved.ok && isDisabled) session.end(account.name);
    return saved;
  };

  const resetSecret = async (by: string, { operator, secret }: Credentials): Promise<OperatorOutcome> => {
    const account = find(operator);
    if (account === undefined) return refuse('unknown-operator');
    const hash = await hashSecret(secret, cost);
    if (!(await record(by, 'secret-reset', account.name, {}))) return refuse('not-recorded');
    tries.succeeded(operator);
    const saved = replace({ ...account, secret: hash, mustChange: true, lockOut: NO_FAILURES });
    if (saved.ok) session.end(account.name);
    return saved;
  };

  const changeSecret = async (by: string, name: string, secret: string, next: string) => {
    const closed = tries.closedUntilMs(name);
    if (closed > 0) return refuse('delayed', closed);
    const account = find(name);
    if (account === undefined) return refuse('unknown-operator');
    if (!(await isSecret(secret, account.secret))) {
      tries.failed(name);
      await record(by, 'sign-in-failed', account.name, { reason: 'wrong' });
      return refuse('wrong', tries.closedUntilMs(name));
    }
    if (await isSecret(next, account.secret)) return refuse('same-secret');
    const hash = await hashSecret(next, cost);
    if (!(await record(by, 'secret-changed', account.name, {}))) return refuse('not-recorded');
    return replace({ ...account, secret: hash, mustChange: false, lockOut: NO_FAILURES });
  };

  const newAccount = async (name: string, role: Role, secret: string, mustChange: boolean) => ({
    name,
    role,
    isDisabled: false,
    mustChange,
    secret: await hashSecret(secret, cost),
    lockOut: NO_FAILURES,
  });

  return {
    signIn: (wanted: Credentials) => inTurn(() => signIn(wanted), BUSY),
    confirm: (by: string, second: Credentials, capability: Capability): Promise<Confirmation> =>
      inTurn(() => confirm(by, second, capability), { ok: false, code: 'delayed' }),
    createFirst: (wanted: Credentials) => inTurn(() => createFirst(wanted), BUSY),
    signOut: async (): Promise<void> => {
      const name = session.name();
      if (name === '') return;
      const by = session.byOf(name);
      session.end(name);
      await record(by, 'sign-out', name, {});
    },
    list: (): OperatorRow[] =>
      (accounts.all() ?? []).map(({ name, role, isDisabled, mustChange, lockOut }) => ({
        name,
        role,
        isDisabled,
        mustChange,
        closedUntilMs: closedUntilMs(lockOut, now()),
      })),
    add: (by: string, wanted: Credentials & { readonly role: Role }) => inTurn(() => add(by, wanted), BUSY),
    change: (by: string, wanted: { operator: string; role: Role; isDisabled: boolean }) =>
      inTurn(() => change(by, wanted), BUSY),
    resetSecret: (by: string, wanted: Credentials) => inTurn(() => resetSecret(by, wanted), BUSY),
    changeSecret: (by: string, name: string, { secret, next }: { secret: string; next: string }) =>
      inTurn(() => changeSecret(by, name, secret, next), BUSY),
  };
}

export type Operators = ReturnType<typeof createOperators>;

const isWorkingAdministrator = ({ role, isDisabled }: Account): boolean =>
  role === 'administrator' && !isDisabled;
