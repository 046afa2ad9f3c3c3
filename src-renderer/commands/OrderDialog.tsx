import { Alert, Button, Form, Modal, Slider } from 'antd';
import { useRef, useState } from 'react';
import type { CommandOrder } from '../../src-shared/domain/command/order.ts';
import type { AskedAction } from './asked.ts';
import { HoldButton } from './HoldButton.tsx';
import { refusalText, type Refusal } from './refusal-text.ts';
import { SayFields, type Saying } from './SayFields.tsx';
import { UNLOCK_SECONDS, UnlockFields, type Unlocking } from './UnlockFields.tsx';
import type { Wanted } from './use-command.ts';
import { useNeedsTwo } from './use-needs-two.ts';
import { useText } from '../text/use-text.ts';

interface OrderDialogProps {
  readonly action: AskedAction;
  readonly device: string;
  readonly level: number | null;
  readonly send: (wanted: Wanted) => Promise<Refusal | null>;
  readonly onClose: () => void;
}

const NOTHING_YET: Unlocking = { note: '', seconds: UNLOCK_SECONDS, operator: '', secret: '' };

/** A level, a reason to unlock, words to be said, a yes; stays open with the reason where it was refused. */
export function OrderDialog({ action, device, level, send, onClose }: OrderDialogProps) {
  const { t, language } = useText();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  /** One hold is one unlock, however long the answer takes. */
  const [busy, setBusy] = useState(false);
  const [percent, setPercent] = useState(level ?? 100);
  const [unlocking, setUnlocking] = useState(NOTHING_YET);
  const [saying, setSaying] = useState<Saying>({ lang: language === 'en' ? 'en' : 'zh-CN', text: '' });
  const needsTwo = useNeedsTwo(action === 'unlock') || refusal === 'second-needed';
  /** Has the keyboard once the dialog stands. */
  const first = useRef<{ readonly focus: () => void } | null>(null);
  const isFirst = (field: { readonly focus: () => void } | null): void => {
    first.current = field;
  };

  const orderOf = (): CommandOrder => {
    switch (action) {
      case 'level':
        return { action, levelPercent: percent };
      case 'unlock':
        return { action, seconds: unlocking.seconds };
      case 'say':
        return { action, ...saying, text: saying.text.trim() };
      case 'restart':
      case 'off':
        return { action };
    }
  };
  const go = async (): Promise<void> => {
    const { note, operator, secret } = unlocking;
    if (busy) return;
    if (action === 'unlock' && note.trim() === '') {
      setRefusal('note-required');
      return;
    }
    const second =
      operator.trim() === '' || secret === '' ? undefined : { operator: operator.trim(), secret };
    setBusy(true);
    const refused = await send({ order: orderOf(), note: note.trim(), second });
    setBusy(false);
    // A secret that was tried does not stay in the page.
    setUnlocking((typed) => ({ ...typed, secret: '' }));
    setRefusal(refused);
    if (refused === null) onClose();
  };
  const confirm =
    action === 'unlock' ? (
      <HoldButton text={t('commands.hold')} hint={t('commands.holdHint')} onHeld={() => void go()} />
    ) : (
      <Button
        type="primary"
        ref={action === 'restart' || action === 'off' ? isFirst : undefined}
        data-confirm={action}
        disabled={action === 'say' && saying.text.trim() === ''}
        onClick={() => void go()}
      >
        {t(action === 'restart' || action === 'off' ? `commands.action.${action}` : 'commands.go')}
      </Button>
    );

  return (
    <Modal
      open
      title={t(`commands.${action}Title`, { device })}
      onCancel={onClose}
      afterOpenChange={(isOpen) => {
        if (isOpen) first.current?.focus();
      }}
      footer={[
        <Button key="cancel" onClick={onClose}>
          {t('commands.cancel')}
        </Button>,
        <span key="go" className="order-go">
          {confirm}
        </span>,
      ]}
    >
      <Form layout="vertical">
        {action === 'level' && (
          <Form.Item label={`${String(percent)} %`}>
            <Slider
              ref={isFirst}
              ariaLabelForHandle={t('commands.levelTitle', { device })}
              value={percent}
              onChange={setPercent}
              tooltip={{ open: false }}
            />
          </Form.Item>
        )}
        {action === 'unlock' && (
          <UnlockFields
            value={unlocking}
            onChange={(part) => setUnlocking((typed) => ({ ...typed, ...part }))}
            needsTwo={needsTwo}
            first={isFirst}
          />
        )}
        {action === 'say' && (
          <SayFields
            value={saying}
            onChange={(part) => setSaying((typed) => ({ ...typed, ...part }))}
            first={isFirst}
          />
        )}
        {(action === 'restart' || action === 'off') && <p>{t(`commands.${action}Text`)}</p>}
      </Form>
      {refusal !== null && <Alert type="error" showIcon title={refusalText(refusal, t)} />}
    </Modal>
  );
}
