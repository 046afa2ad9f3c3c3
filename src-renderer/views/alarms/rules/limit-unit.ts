import type { Rule } from '../../../../src-shared/domain/alarm/rules/rule.ts';
import type { Translate } from '../../../text/i18n.ts';

/** In which the rule's limit is given. */
export const limitUnit = (rule: Extract<Rule, { readonly threshold: number }>, t: Translate): string =>
  rule.kind === 'overload' && rule.unit === 'w' ? 'W' : t(`alarmRules.unit.${rule.kind}`);
