import { Button } from 'antd';
import type { ReactNode } from 'react';
import { alarmKey } from '../../../live/alarm-order.ts';
import type { CardForm } from './form.ts';
import { NoteField } from './NoteField.tsx';
import { useText } from '../../../text/use-text.ts';

interface ReasonFormProps extends Pick<CardForm, 'alarm' | 'isBusy' | 'onBack'> {
  readonly act: 'shelve' | 'out-of-service';
  readonly title: string;
  readonly text: string;
  readonly label: string;
  readonly hint: string;
  /** Reasons that are often given. */
  readonly quick: readonly string[];
  readonly confirm: ReactNode;
  readonly onReason: (reason: string) => void;
  readonly children?: ReactNode;
}

/** What puts an alarm aside: what that means, why it is done, and a second look before it is. */
export function ReasonForm(props: ReasonFormProps) {
  const { t } = useText();
  const { alarm, act, isBusy, onReason, onBack } = props;
  return (
    <>
      <p>
        <b>{props.title}</b> {props.text}
      </p>
      {props.children}
      <NoteField
        alarmKey={alarmKey(alarm)}
        label={props.label}
        hint={props.hint}
        quick={props.quick}
        isFocused
        onSubmit={onReason}
      >
        {(reason) => (
          <div className="card-buttons">
            <Button
              type="primary"
              data-alarm-action={act}
              data-confirm={act}
              disabled={isBusy}
              onClick={() => onReason(reason)}
            >
              {props.confirm}
            </Button>
            <Button onClick={onBack}>{t('alarms.shelve.cancel')}</Button>
          </div>
        )}
      </NoteField>
    </>
  );
}
