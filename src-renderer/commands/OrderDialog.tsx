import { Alert, Button, Form, Input, InputNumber, Modal, Select, Slider } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { en } from '../../src-shared/text/en.ts';
import { zhCN } from '../../src-shared/text/zh-CN.ts';
import type { CommandOrder } from '../../src-shared/domain/command/order.ts';
import { HoldButton } from './HoldButton.tsx';
import { refusalText, type Refusal } from './refusal-text.ts';

/** What is asked before these are sent. */
export type AskedAction = 'level' | 'unlock' | 'say';

interface OrderDialogProps {
  readonly action: AskedAction;
  readonly device: string;
  readonly level: number | null;
  readonly send: (order: CommandOrder, note?: string) => Promise<Refusal | null>;
  readonly onClose: () => void;
}

const UNLOCK_SECONDS = 5;
/** As the port's contract. */
const UNLOCK_MOST_S = 60;
const NOTE_MOST = 200;
const SAY_MOST = 500;
const SPOKEN = { 'zh-CN': Object.values(zhCN.commands.templates), en: Object.values(en.commands.templates) };

/** A level, a reason to unlock, words to be said; stays open with the reason where it was refused. */
export function OrderDialog({ action, device, level, send, onClose }: OrderDialogProps) {
  const { t, i18n } = useTranslation();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [note, setNote] = useState('');
  const [seconds, setSeconds] = useState(UNLOCK_SECONDS);
  const [percent, setPercent] = useState(level ?? 100);
  const [lang, setLang] = useState<'zh-CN' | 'en'>(i18n.language === 'en' ? 'en' : 'zh-CN');
  const [text, setText] = useState('');
  /** Has the keyboard once the dialog stands. */
  const first = useRef<{ readonly focus: () => void } | null>(null);
  const isFirst = (field: { readonly focus: () => void } | null): void => {
    first.current = field;
  };

  const go = async (): Promise<void> => {
    if (action === 'unlock' && note.trim() === '') {
      setRefusal('note-required');
      return;
    }
    const refused = await send(orderOf(), note.trim());
    setRefusal(refused);
    if (refused === null) onClose();
  };
  const orderOf = (): CommandOrder => {
    switch (action) {
      case 'level':
        return { action, levelPercent: percent };
      case 'unlock':
        return { action, seconds };
      case 'say':
        return { action, text: text.trim(), lang };
    }
  };
  const confirm =
    action === 'unlock' ? (
      <HoldButton text={t('commands.hold')} hint={t('commands.holdHint')} onHeld={() => void go()} />
    ) : (
      <Button
        type="primary"
        data-confirm={action}
        disabled={action === 'say' && text.trim() === ''}
        onClick={() => void go()}
      >
        {t('commands.go')}
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
          <>
            <Form.Item label={t('commands.reason')} required>
              <Input
                name="note"
                ref={isFirst}
                maxLength={NOTE_MOST}
                value={note}
                onChange={({ target }) => setNote(target.value)}
              />
            </Form.Item>
            <Form.Item label={t('commands.seconds')}>
              <InputNumber
                name="seconds"
                min={1}
                max={UNLOCK_MOST_S}
                value={seconds}
                onChange={(value) => setSeconds(value ?? UNLOCK_SECONDS)}
              />
            </Form.Item>
          </>
        )}
        {action === 'say' && (
          <>
            <Form.Item label={t('commands.sayLang')}>
              <Select<'zh-CN' | 'en'>
                value={lang}
                onChange={setLang}
                options={[
                  { value: 'zh-CN', label: '中文' },
                  { value: 'en', label: 'English' },
                ]}
              />
            </Form.Item>
            {SPOKEN[lang].map((spoken) => (
              <Button key={spoken} type="text" block className="say-template" onClick={() => setText(spoken)}>
                {spoken}
              </Button>
            ))}
            <Form.Item label={t('commands.sayText')}>
              <Input.TextArea
                name="text"
                ref={isFirst}
                rows={2}
                maxLength={SAY_MOST}
                value={text}
                onChange={({ target }) => setText(target.value)}
              />
            </Form.Item>
          </>
        )}
      </Form>
      {refusal !== null && <Alert type="error" showIcon title={refusalText(refusal, t)} />}
    </Modal>
  );
}
