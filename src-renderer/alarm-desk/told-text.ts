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
      const { acknowledged, left } = told.outcome;
      const done = t('alarms.bulk.done', { n: acknowledged });
      return left === 0 ? done : `${done} · ${t('alarms.bulk.left', { n: left })}`;
    }
    default:
      return assertNever(told);
  }
}
