import { join } from 'node:path';
import { openAccounts } from '../../../../src-main/adapters/accounts-file.ts';
import { openAuditFiles } from '../../../../src-main/adapters/audit-files.ts';
import { createAudit } from '../../../../src-main/core/audit/audit.ts';
import { createProof } from '../../../../src-main/core/audit/proof.ts';
import { auditLines } from '../../../../src-main/core/audit/reading.ts';
import { createOperators } from '../../../../src-main/core/operators/operators.ts';
import { createSession } from '../../../../src-main/core/operators/session.ts';
import type { AuditEntry } from '../../../../src-shared/domain/operators/audit-entry.ts';
import type { Role } from '../../../../src-shared/domain/operators/permissions.ts';

/** As cheap as scrypt goes: what is tested is not how long it takes. */
const CHEAP = { N: 16, r: 1, p: 1 };

export const SECRET = 'correct horse';
/** By an administrator. */
export const GIVEN = 'battery staple';
export const ALL = { actions: [], text: '', fromMs: null, untilMs: null };
export const quiet = { info: () => undefined, warn: () => undefined };

export interface PeopleOptions {
  readonly now?: () => number;
  readonly lockAfterMs?: () => number;
}

/** Operators, their session and the audit of a profile, as the desk opens them. */
export async function openPeople(profile: string, options: PeopleOptions = {}) {
  const { now = Date.now, lockAfterMs = () => 1_800_000 } = options;
  const auditStore = await openAuditFiles(join(profile, 'audit'));
  const audit = createAudit({ store: auditStore, log: quiet, now });
  const accounts = openAccounts(profile, quiet);
  const session = createSession({ accounts, audit, consoleId: 'control-1', lockAfterMs, now });
  const operators = createOperators({ accounts, session, audit, cost: CHEAP, now, log: quiet });
  const entries = async (): Promise<AuditEntry[]> => {
    const { lines } = await auditLines(auditStore, { after: 0, limit: 2_000, filter: ALL });
    return lines.map((line) => JSON.parse(line) as AuditEntry);
  };
  return {
    session,
    operators,
    audit,
    auditStore,
    auditProof: createProof(auditStore, quiet),
    accounts,
    entries,
    /** Somebody of this role at the console, made where he is not there yet, with a password of his own. */
    signIn: async (operator: string, role: Role): Promise<void> => {
      if (accounts.all()?.length === 0) await operators.createFirst({ operator: 'root', secret: SECRET });
      const added = await operators.add('root@control-1', { operator, role, secret: GIVEN });
      if (added.ok)
        await operators.changeSecret(`${operator}@control-1`, operator, { secret: GIVEN, next: SECRET });
      await operators.signIn({ operator, secret: SECRET });
    },
    close: async (): Promise<void> => {
      session.close();
      await auditStore.close();
    },
  };
}
