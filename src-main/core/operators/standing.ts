import { nameKey } from '../../../src-shared/domain/operators/names.ts';
import { may, type Capability } from '../../../src-shared/domain/operators/permissions.ts';
import type { AccountStore } from './accounts.ts';

/** Whether who made something (`wang@control-1`) that acts in his name later could still do it himself. */
export function mayStill(accounts: Pick<AccountStore, 'all'>, by: string, capability: Capability): boolean {
  const name = by.slice(0, Math.max(0, by.lastIndexOf('@')));
  const account = accounts.all()?.find((one) => nameKey(one.name) === nameKey(name));
  return account !== undefined && !account.isDisabled && may(account.role, capability);
}
