import type { Capability, Role } from '../../../src-shared/domain/operators/permissions.ts';

/** Who stands at this console, as main alone knows it. */
interface Identity {
  /** `wang@control-1`: the name and the console, as it goes with every act. */
  readonly by: string;
  readonly name: string;
  readonly role: Role;
}

export type Permission =
  | ({ readonly ok: true } & Identity)
  | { readonly ok: false; readonly code: 'sign-in-needed' | 'not-permitted' | 'must-change' };

export interface Authority {
  /** Whether whoever is signed in now may do it. A session that is locked is as good as none. */
  readonly who: (capability: Capability) => Permission;
}
