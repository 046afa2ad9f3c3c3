import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { operatorName, role } from '../../src-shared/contract/operators.ts';
import type { Account, AccountStore } from '../core/operators/accounts.ts';
import type { Log } from '../core/ports.ts';
import { writeWhole } from './whole-file.ts';

const count = z.int().positive();

const account = z.object({
  name: operatorName,
  role,
  isDisabled: z.boolean(),
  mustChange: z.boolean(),
  // Bounded: a file from elsewhere must not ask for all the memory there is.
  secret: z.object({
    N: count.max(2 ** 20),
    r: count.max(32),
    p: count.max(16),
    salt: z.base64().max(128),
    hash: z.base64().max(128),
  }),
  lockOut: z.object({ failures: z.int().nonnegative(), lastMs: z.number() }),
}) satisfies z.ZodType<Account>;

const accountsFile = z.object({ format: z.literal(1), operators: z.array(account).max(1_000) });

/** Hashes are nobody else's to try at leisure. */
const MODE = 0o600;

/**
 * The accounts of the profile, in `operators.json`. A file that cannot be read is no empty one: nobody is let in, and nobody
 * may make himself the first administrator, until it is put right by hand.
 */
export function openAccounts(profile: string, log: Log): AccountStore {
  const file = join(profile, 'operators.json');
  let current: readonly Account[] | null = read(file, log);
  return {
    all: () => current,
    save: (accounts) => {
      if (current === null) throw new Error('operators.json cannot be read and is not overwritten');
      writeWhole(file, JSON.stringify({ format: 1, operators: accounts }, null, 2), MODE);
      current = accounts;
    },
  };
}

function read(file: string, log: Log): readonly Account[] | null {
  if (!existsSync(file)) return [];
  try {
    return accountsFile.parse(JSON.parse(readFileSync(file, 'utf8'))).operators;
  } catch {
    // Not what it says: a part of the file might stand in the message.
    log.warn(`${file} cannot be read: nobody can sign in. Put back a copy of it, or remove it to begin anew`);
    return null;
  }
}
