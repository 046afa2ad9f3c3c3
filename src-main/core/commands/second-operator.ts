import type { CommandInput, CommandRefusal } from '../../../src-shared/contract/commands.ts';
import { nameKey } from '../../../src-shared/domain/operators/names.ts';
import type { Actor } from '../operators/guard.ts';
import type { Operators } from '../operators/operators.ts';

type Second =
  { readonly ok: true; readonly by: string } | { readonly ok: false; readonly code: CommandRefusal };

export const NOBODY_NEEDED: Second = { ok: true, by: '' };

/** Two people open a door: the second is another than the first, shows it with a secret, and may do it alone, too. */
export async function confirmSecond(
  operators: Pick<Operators, 'confirm'>,
  { by, name }: Actor,
  second: CommandInput['second'],
): Promise<Second> {
  if (second === undefined) return { ok: false, code: 'second-needed' };
  if (nameKey(second.operator) === nameKey(name)) return { ok: false, code: 'second-same' };
  const confirmed = await operators.confirm(by, second, 'command.lock');
  return confirmed.ok ? confirmed : { ok: false, code: `second-${confirmed.code}` };
}
