import { z } from 'zod';
import { OPERATOR_NAME, OPERATOR_NAME_MOST, SECRET_LEAST, SECRET_MOST } from '../domain/operators/names.ts';
import { CAPABILITIES, ROLES } from '../domain/operators/permissions.ts';

export const role = z.enum(ROLES);
const capability = z.enum(CAPABILITIES);

export const operatorName = z.string().trim().min(1).max(OPERATOR_NAME_MOST).regex(OPERATOR_NAME);
/** What is tried: of any length that could have been chosen. */
const secretTried = z.string().min(1).max(SECRET_MOST);
const secretChosen = z.string().min(SECRET_LEAST).max(SECRET_MOST);

/** Who is at this console. Both windows of it are one session. */
export const sessionView = z.object({
  /** Differs with each change. */
  version: z.int(),
  /** `none-yet`: the first administrator is still to be made. `locked`: idle for too long, the name is still known. */
  state: z.enum(['none-yet', 'signed-out', 'signed-in', 'locked', 'unreadable']),
  name: z.string(),
  role: role.nullable(),
  /** What whoever is signed in may do. */
  may: z.array(capability),
  /** An administrator gave the password. */
  mustChange: z.boolean(),
});
export type SessionView = z.infer<typeof sessionView>;

/** The longest time for which a question for the session is held when nothing changed, ms. */
export const SESSION_HOLD_MS = 20_000;

export const signInInput = z.object({ operator: operatorName, secret: secretTried });
export const firstOperatorInput = z.object({ operator: operatorName, secret: secretChosen });
export const changeSecretInput = z.object({ secret: secretTried, next: secretChosen });
export const addOperatorInput = z.object({ operator: operatorName, role, secret: secretChosen });
export const changeOperatorInput = z.object({
  operator: operatorName,
  role,
  isDisabled: z.boolean(),
});
export const resetSecretInput = z.object({ operator: operatorName, secret: secretChosen });

const operatorRefusal = z.enum([
  /** Name or secret: which of them is not told. */
  'wrong',
  /** Too many wrong tries; see `untilMs`. */
  'delayed',
  /** Too many tries at once. */
  'busy',
  'disabled',
  /** The new secret is the old one: who gave it would go on knowing it. */
  'same-secret',
  'exists',
  'unknown-operator',
  /** Somebody must be able to let others in. */
  'last-administrator',
  'unreadable',
  'not-written',
  /** It could not be written into the audit, so it was not done. */
  'not-recorded',
]);
export type OperatorRefusal = z.infer<typeof operatorRefusal>;

export const operatorOutcome = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true) }),
  z.object({
    ok: z.literal(false),
    code: operatorRefusal,
    /** When the next try is looked at, epoch ms; 0: at once. */
    untilMs: z.number(),
  }),
]);
export type OperatorOutcome = z.infer<typeof operatorOutcome>;

export const operatorRow = z.object({
  name: z.string(),
  role,
  isDisabled: z.boolean(),
  mustChange: z.boolean(),
  /** Epoch ms; 0: not locked out. */
  closedUntilMs: z.number(),
});
export type OperatorRow = z.infer<typeof operatorRow>;
