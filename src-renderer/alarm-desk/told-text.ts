import { assertNever } from '../../src-shared/domain/assert-never.ts';
import { isAccessRefusal } from '../session/gate.ts';
import type { Translate } from '../text/i18n.ts';
import type { Told } from './desk.ts';

const refusalText = (code: Extract<Told, { readonly kind: 'refused' }>['code'], t: Translate): string =>
  isAccessRefusal(code) ? t(`access.${code}`) : t(`alarms.refusal.${code}`);

/** What became of an act, in plain words: where it was refused, what to do. */
export function toldText(told: Told, t: Translate): string {
  switch (told.kind) {
    case 'done':
      return t(`alarms.done.${told.act}`);
    case 'refused':
      return refusalText(told.code, t);
    case 'bulk': {
      const { acknowledged, left, unrecorded, unsent, failed } = told.outcome;
      // Refused before anything was done: the reason says it all.
      if (failed !== null && acknowledged + left + unrecorded === 0) return refusalText(failed, t);
      const said: string[] = [t('alarms.bulk.done', { n: acknowledged })];
      if (failed !== null) said.push(refusalText(failed, t));
      if (unsent > 0) said.push(t('alarms.bulk.unsent', { n: unsent }));
      if (left > 0) said.push(t('alarms.bulk.left', { n: left }));
      if (unrecorded > 0) said.push(t('alarms.bulk.unrecorded', { n: unrecorded }));
      return said.join(' · ');
    }
    default:
      return assertNever(told);
  }
}
