import { Button } from 'antd';
import type { ReactNode } from 'react';
import { needsNote } from '../../../alarm-desk/acts.ts';
import type { Chosen } from '../../../alarm-desk/desk.ts';
import { alarmKey } from '../../../live/alarm-order.ts';
import type { CardForm } from './form.ts';
import { NoteField } from './NoteField.tsx';
import { useText } from '../../../text/use-text.ts';

const QUICK = ['acting', 'called', 'harmless'] as const;

interface AcknowledgeFormProps extends CardForm {
  readonly chosen: Chosen;
  /** What else can be done: beside the button. */
  readonly children: ReactNode;
}

/** The note, and the button that acknowledges. Main refuses a critical one without a note, and says why. */
export function AcknowledgeForm({ alarm, isBusy, onAct, chosen, children }: AcknowledgeFormProps) {
  const { t } = useText();
  const quick = QUICK.map((name) => t(`alarms.note.quickNotes.${name}`));
  const [usual = ''] = quick;
  const acknowledge = (note: string): void => onAct({ kind: 'acknowledge', note });
  return (
    <NoteField
      alarmKey={alarmKey(alarm)}
      label={t(needsNote(alarm) ? 'alarms.note.needed' : 'alarms.note.label')}
      hint={t('alarms.note.hint')}
      quick={quick}
      isFocused={chosen.intent === 'acknowledge'}
      preset={chosen.isPreset ? usual : ''}
      onSubmit={acknowledge}
    >
      {(note) => (
        <div className="card-buttons">
          <Button
            type="primary"
            size="large"
            className="card-acknowledge"
            data-alarm-action="acknowledge"
            data-confirm="acknowledge"
            title={t('alarms.note.keys')}
            disabled={isBusy}
            onClick={() => acknowledge(note)}
          >
            {t('alarms.act.acknowledge')} <kbd>Enter</kbd>
          </Button>
          {children}
        </div>
      )}
    </NoteField>
  );
}
