import { Input, type GetRef } from 'antd';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { WORDS_MOST } from '../../../../src-shared/contract/alarms.ts';
import { useServices } from '../../../app/services.ts';
import { useText } from '../../../text/use-text.ts';

interface NoteFieldProps {
  readonly alarmKey: string;
  readonly label: string;
  readonly hint: string;
  readonly quick: readonly string[];
  /** The keyboard goes here at once. */
  readonly isFocused: boolean;
  /** Stands there where nothing was typed yet. */
  readonly preset?: string;
  readonly onSubmit: (note: string) => void;
  /** The typed text is given to what stands below the field. */
  readonly children: (note: string) => React.ReactNode;
}

/** A sentence about the alarm: typed, or one of the usual ones. Enter is enough; a line more is Shift+Enter. */
export function NoteField(props: NoteFieldProps) {
  const { alarmKey, label, hint, quick, isFocused, preset = '', onSubmit, children } = props;
  const { t } = useText();
  const { alarmDesk } = useServices();
  const field = useRef<GetRef<typeof Input.TextArea>>(null);
  const [note, setNote] = useState(() => alarmDesk.draftOf(alarmKey) || preset);
  useEffect(() => {
    if (isFocused) field.current?.focus({ cursor: 'all' });
  }, [isFocused]);

  const change = (next: string): void => {
    alarmDesk.keepDraft(alarmKey, next);
    setNote(next);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') field.current?.blur();
    // The Enter that takes over a word of the input method is not ours.
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    onSubmit(note.trim());
  };

  return (
    <>
      <div className="note-quick" role="group" aria-label={t('alarms.note.quick')}>
        {quick.map((sentence) => (
          <button
            key={sentence}
            type="button"
            onClick={() => {
              change(sentence);
              field.current?.focus({ cursor: 'end' });
            }}
          >
            {sentence}
          </button>
        ))}
      </div>
      <Input.TextArea
        ref={field}
        name="note"
        aria-label={label}
        placeholder={t('alarms.note.placeholder', { label, hint })}
        maxLength={WORDS_MOST}
        autoSize={NOTE_ROWS}
        value={note}
        onChange={(event) => change(event.target.value)}
        onKeyDown={onKeyDown}
      />
      {children(note.trim())}
    </>
  );
}

const NOTE_ROWS = { minRows: 2, maxRows: 5 };
