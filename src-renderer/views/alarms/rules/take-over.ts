import type { adviceOf } from '../../../../src-shared/domain/alarm/chatter.ts';
import { DELAY_MOST_S } from '../../../../src-shared/contract/rules.ts';
import type { PortClient } from '../../../link/port.ts';
import { keepDraft, keptDraft } from './kept-draft.ts';

type Advice = Pick<NonNullable<ReturnType<typeof adviceOf>>, 'which' | 'delayS'>;

/** Lengthens a rule's delay in the draft, to be looked at, tried on the past and saved. False: there is no such rule any more. */
export async function withDelay(
  client: Pick<PortClient, 'rules'>,
  id: string,
  { which, delayS }: Advice,
): Promise<boolean> {
  const saved = await client.rules.get();
  const kept = keptDraft();
  const { rules } = kept?.revision === saved.revision ? kept : saved;
  if (!rules.some((rule) => rule.id === id)) return false;
  const longer = rules.map((rule) =>
    rule.id === id ? { ...rule, [which]: Math.min(DELAY_MOST_S, rule[which] + delayS) } : rule,
  );
  keepDraft({ ...saved, rules: longer });
  return true;
}
