import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { alarmKey } from '../../../live/alarm-order.ts';
import type { CardForm } from './form.ts';
import { NoteField } from './NoteField.tsx';

const REASONS = ['broken', 'removed', 'flapping'] as const;

/** Out of service until somebody brings it back: with a reason, and a warning of what that means. */
export function ServiceForm({ alarm, isBusy, onAct, onBack }: CardForm) {
  const { t } = useTranslation();
  const go = (reason: string): void => onAct({ kind: 'out-of-service', reason });
  return (
    <>
      <p>
        <b>{t('alarms.service.title')}</b> {t('alarms.service.text')}
      </p>
      <NoteField
        alarmKey={alarmKey(alarm)}
        label={t('alarms.service.reason')}
        hint={t('alarms.service.reasonHint')}
        quick={REASONS.map((name) => t(`alarms.service.reasons.${name}`))}
        isFocused
        onSubmit={go}
      >
        {(reason) => (
          <div className="card-buttons">
            <Button
              type="primary"
              data-alarm-action="out-of-service"
              data-confirm="out-of-service"
              disabled={isBusy}
              onClick={() => go(reason)}
            >
              {t('alarms.service.confirm')}
            </Button>
            <Button onClick={onBack}>{t('alarms.shelve.cancel')}</Button>
          </div>
        )}
      </NoteField>
    </>
  );
}
