import type { CommandRefusal } from '../../src-shared/contract/commands.ts';
import type { AccessRefusal } from '../../src-shared/contract/port.ts';
import { accessRefusalOf, isAccessRefusal } from '../session/gate.ts';
import type { Translate } from '../text/i18n.ts';

/** Why nothing was sent; `no-answer`: main did not say. */
export type Refusal = CommandRefusal | AccessRefusal | 'no-answer';

export const refusalOf = (error: unknown): Refusal => accessRefusalOf(error) ?? 'no-answer';

export const refusalText = (refusal: Refusal, t: Translate): string =>
  isAccessRefusal(refusal) ? t(`access.${refusal}`) : t(`commands.refusal.${refusal}`);
