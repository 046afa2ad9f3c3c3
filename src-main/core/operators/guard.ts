import { ORPCError } from '@orpc/server';
import type { AccessRefusal } from '../../../src-shared/contract/port.ts';
import type { AuditDeed } from '../../../src-shared/domain/operators/audit-entry.ts';
import type { Capability } from '../../../src-shared/domain/operators/permissions.ts';
import type { Audit } from '../audit/audit.ts';
import { accessTo, type Before } from './port-access.ts';
import type { Session } from './session.ts';

interface GuardOptions {
  readonly session: Pick<Session, 'who' | 'by' | 'view'>;
  readonly audit: Audit;
  readonly now: () => number;
  readonly before: () => Before;
}

export interface Actor {
  /** `wang@control-1`; `@control-1` where nobody is signed in. */
  readonly by: string;
  /** Empty where nobody is signed in. */
  readonly name: string;
  /**
   * To be called after a wait (a second operator, a dialog of the system) and before what was asked is done: throws the
   * refusal where it is no longer the same person, or the person may no longer.
   */
  readonly askAgain: () => void;
}

const STATUS = {
  'sign-in-needed': 401,
  locked: 401,
  'not-permitted': 403,
  'must-change': 403,
  'not-audited': 503,
} as const;

const refusal = (code: AccessRefusal) => new ORPCError(code, { status: STATUS[code] });

/**
 * The one place where it is decided who may call what. What is done is written down first: where that cannot be, it is not
 * done. Who it was is settled here, so that a change of operators while it is being written changes nothing.
 */
export function createGuard({ session, audit, now, before }: GuardOptions) {
  const record = async (
    by: string,
    deed: Pick<AuditDeed, 'action' | 'subject' | 'detail'>,
  ): Promise<void> => {
    try {
      await audit.append({ atMs: now(), by, ...deed });
    } catch {
      throw refusal('not-audited'); // The audit has said why in the log.
    }
  };
  const recordRefused = (by: string, procedure: string, code: string): Promise<void> =>
    record(by, { action: 'refused', subject: procedure, detail: { code } }).catch(() => undefined);

  const actorFor = async (path: readonly string[], input: unknown): Promise<Actor> => {
    const { needs } = accessTo(path);
    if (needs === 'anybody') return { by: session.by(), name: '', askAgain: () => undefined };
    const capability = typeof needs === 'function' ? needs(input) : needs;
    const permission = session.who(capability);
    if (permission.ok) {
      const { by, name } = permission;
      return { by, name, askAgain: () => askAgain(name, capability) };
    }
    if (permission.code === 'sign-in-needed') throw signInNeeded();
    await recordRefused(session.by(), path.join('.'), permission.code);
    throw refusal(permission.code);
  };
  const signInNeeded = () => refusal(session.view().state === 'locked' ? 'locked' : 'sign-in-needed');
  const askAgain = (name: string, capability: Capability): void => {
    const permission = session.who(capability);
    if (!permission.ok)
      throw permission.code === 'sign-in-needed' ? signInNeeded() : refusal(permission.code);
    if (permission.name !== name) throw refusal('not-permitted');
  };

  /** Answers with what the procedure answered. */
  return async <Answer extends { readonly output: unknown }>(
    path: readonly string[],
    input: unknown,
    carryOut: (actor: Actor) => Promise<Answer>,
  ): Promise<Answer> => {
    const actor = await actorFor(path, input);
    const deed = accessTo(path).record?.(input, before()) ?? null;
    if (deed === null) return carryOut(actor);
    await record(actor.by, deed);
    try {
      const answer = await carryOut(actor);
      const code = refusedWith(answer.output);
      if (code !== null) await recordRefused(actor.by, path.join('.'), code);
      return answer;
    } catch (error) {
      await recordRefused(
        actor.by,
        path.join('.'),
        error instanceof ORPCError ? String(error.code) : 'failed',
      );
      throw error;
    }
  };
}

/** The code of an outcome that is a refusal. */
function refusedWith(output: unknown): string | null {
  if (typeof output !== 'object' || output === null || !('ok' in output) || output.ok !== false) return null;
  return 'code' in output ? String(output.code) : 'refused';
}
