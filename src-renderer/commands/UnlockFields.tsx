import { Form, Input, InputNumber, type InputRef } from 'antd';
import type { Ref } from 'react';
import { useText } from '../text/use-text.ts';

export const UNLOCK_SECONDS = 5;
/** As the port's contract. */
const UNLOCK_MOST_S = 60;
const NOTE_MOST = 200;

export interface Unlocking {
  readonly note: string;
  readonly seconds: number;
  readonly operator: string;
  readonly secret: string;
}

interface UnlockFieldsProps {
  readonly value: Unlocking;
  readonly onChange: (part: Partial<Unlocking>) => void;
  readonly needsTwo: boolean;
  readonly first: Ref<InputRef>;
}

/** Why, for how long, and where two are needed: who else says so. */
export function UnlockFields({ value, onChange, needsTwo, first }: UnlockFieldsProps) {
  const { t } = useText();
  return (
    <>
      <Form.Item label={t('commands.reason')} required>
        <Input
          name="note"
          ref={first}
          maxLength={NOTE_MOST}
          value={value.note}
          onChange={({ target }) => onChange({ note: target.value })}
        />
      </Form.Item>
      <Form.Item label={t('commands.seconds')}>
        <InputNumber
          name="seconds"
          min={1}
          max={UNLOCK_MOST_S}
          value={value.seconds}
          onChange={(seconds) => onChange({ seconds: seconds ?? UNLOCK_SECONDS })}
        />
      </Form.Item>
      {needsTwo && (
        <fieldset className="second-operator" data-form="second-operator">
          <legend>{t('commands.second')}</legend>
          <Form.Item label={t('commands.secondName')} required>
            <Input
              name="operator"
              autoComplete="off"
              value={value.operator}
              onChange={({ target }) => onChange({ operator: target.value })}
            />
          </Form.Item>
          <Form.Item label={t('commands.secondSecret')} required>
            <Input.Password
              name="secret"
              autoComplete="off"
              value={value.secret}
              onChange={({ target }) => onChange({ secret: target.value })}
            />
          </Form.Item>
        </fieldset>
      )}
    </>
  );
}
