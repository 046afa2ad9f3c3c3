import { accessRefusalOf } from '../session/gate.ts';
import type { Translate } from './i18n.ts';

/** What a failed call says of itself. */
export const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Why main did not do what was asked, in plain words where it is a matter of permission. */
export function whyNot(error: unknown, t: Translate): string {
  const refusal = accessRefusalOf(error);
  return refusal === null ? reasonOf(error) : t(`access.${refusal}`);
}
