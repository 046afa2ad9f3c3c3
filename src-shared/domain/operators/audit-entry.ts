/** What is written down; a closed list, so that each has its words on the screen. */
export const AUDIT_ACTIONS = [
  'sign-in',
  'sign-in-failed',
  'sign-out',
  'session-locked',
  'operator-added',
  'operator-changed',
  'secret-changed',
  'secret-reset',
  'alarm',
  'alarm-bulk',
  'silence',
  'sound-test',
  'correction',
  'rules',
  'setting',
  'broker',
  'command',
  'command-outcome',
  'schedules',
  'raw-opened',
  'export',
  'report',
  'month-closed',
  'privacy-deleted',
  'privacy-expired',
  'backup',
  'restore',
  'restored',
  'refused',
  'audit-repaired',
  'audit-damaged',
] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

/** Values that a person reads: never a secret. */
export type AuditDetail = Readonly<Record<string, string | number | boolean | null>>;

/** What somebody did, before it has its place in the chain. */
export interface AuditDeed {
  readonly atMs: number;
  /** `wang@control-1`; `@control-1` where nobody is signed in. */
  readonly by: string;
  readonly action: AuditAction;
  /** What it was done to: `station/alarm`, `station/device`, an operator's name, a setting. */
  readonly subject: string;
  readonly detail: AuditDetail;
}

export interface AuditEntry extends AuditDeed {
  /** Grows by one from 1. */
  readonly seq: number;
  /** SHA-256 of the entry before it, hex; 64 zeros for the first. */
  readonly previous: string;
  /** SHA-256 of this entry's canonical text without this field. */
  readonly hash: string;
}
