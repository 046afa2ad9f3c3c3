import type { CardForm } from './form.ts';
import { ReasonForm } from './ReasonForm.tsx';
import { useText } from '../../../text/use-text.ts';

const REASONS = ['broken', 'removed', 'flapping'] as const;

/** Out of service until somebody brings it back: with a reason, and a warning of what that means. */
export function ServiceForm({ onAct, ...form }: CardForm) {
  const { t } = useText();
  return (
    <ReasonForm
      {...form}
      act="out-of-service"
      title={t('alarms.service.title')}
      text={t('alarms.service.text')}
      label={t('alarms.service.reason')}
      hint={t('alarms.service.reasonHint')}
      quick={REASONS.map((name) => t(`alarms.service.reasons.${name}`))}
      confirm={t('alarms.service.confirm')}
      onReason={(reason) => onAct({ kind: 'out-of-service', reason })}
    />
  );
}
