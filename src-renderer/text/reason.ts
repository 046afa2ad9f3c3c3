import { ORPCError } from '@orpc/client';
import { SAVE_REFUSALS, type SaveRefusal } from '../../src-shared/contract/port.ts';
import { accessRefusalOf } from '../session/gate.ts';
import type { Translate } from './i18n.ts';

/** What a failed call says of itself. */
export const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Why main did not do what was asked, in plain words where it is a matter of permission or of saving. */
export function whyNot(error: unknown, t: Translate): string {
  const refusal = accessRefusalOf(error);
  if (refusal !== null) return t(`access.${refusal}`);
  const code: unknown = error instanceof ORPCError ? error.code : null;
  return isSaveRefusal(code) ? t(`settings.refusal.${code}`, { detail: reasonOf(error) }) : reasonOf(error);
}

const isSaveRefusal = (code: unknown): code is SaveRefusal =>
  typeof code === 'string' && Object.hasOwn(SAVE_REFUSALS, code);
