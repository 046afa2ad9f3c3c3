import type { AuditDeed } from '../../../src-shared/domain/operators/audit-entry.ts';

/** The record of what was done here, and by whom. */
export interface Audit {
  /**
   * Durable when it resolves. Rejects where the disk refuses: what it would have told of must then not be done.
   */
  readonly append: (deed: AuditDeed) => Promise<void>;
}
