import type { LockOut } from '../../../src-shared/domain/operators/lock-out.ts';
import type { Role } from '../../../src-shared/domain/operators/permissions.ts';
import type { SecretHash } from './secret-hash.ts';

export interface Account {
  readonly name: string;
  readonly role: Role;
  readonly isDisabled: boolean;
  /** An administrator gave it; the operator is asked for one of his own. */
  readonly mustChange: boolean;
  readonly secret: SecretHash;
  readonly lockOut: LockOut;
}

/** Where accounts lie. */
export interface AccountStore {
  /** Null: they are there but cannot be read, and nobody may take that for "there are none yet". */
  readonly all: () => readonly Account[] | null;
  /** Whole or not at all; throws when the disk refuses, and then all is as before. */
  readonly save: (accounts: readonly Account[]) => void;
}
