import type { OperatorOutcome } from '../../src-shared/contract/operators.ts';
import type { Translate } from '../text/i18n.ts';
import { formatTime } from '../text/format.ts';

/** Why it was refused, and when the next try is looked at. */
export function outcomeText(
  outcome: Extract<OperatorOutcome, { ok: false }>,
  t: Translate,
  zone: string | undefined,
): string {
  const said = t(`operators.refusal.${outcome.code}`);
  return outcome.untilMs === 0
    ? said
    : `${said} ${t('operators.refusal.until', { time: formatTime(outcome.untilMs, zone) })}`;
}
