import { assertNever } from '../../src-shared/domain/assert-never.ts';
import { isAccessRefusal } from '../session/gate.ts';
import type { Translate } from '../text/i18n.ts';
import type { Told } from './desk.ts';

/** What became of an act, in plain words: where it was refused, what to do. */
export function toldText(told: Told, t: Translate): string {
  switch (told.kind) {
    case 'done':
      return t(`alarms.done.${told.act}`);
    case 'refused':
    case 'bulk-failed':
      return isAccessRefusal(told.code) ? t(`access.${told.code}`) : t(`alarms.refusal.${told.code}`);
    case 'bulk': {
      const { acknowledged, left, unrecorded } = told.outcome;
      const said: string[] = [t('alarms.bulk.done', { n: acknowledged })];
      if (left > 0) said.push(t('alarms.bulk.left', { n: left }));
      if (unrecorded > 0) said.push(t('alarms.bulk.unrecorded', { n: unrecorded }));
      return said.join(' · ');
    }
    default:
      return assertNever(told);
  }
}
