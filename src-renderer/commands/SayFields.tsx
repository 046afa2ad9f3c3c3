import { Button, Form, Input, Select } from 'antd';
import type { TextAreaRef } from 'antd/es/input/TextArea';
import type { Ref } from 'react';
import { en } from '../../src-shared/text/en.ts';
import { zhCN } from '../../src-shared/text/zh-CN.ts';
import { useText } from '../text/use-text.ts';

const SAY_MOST = 500;
const SPOKEN = { 'zh-CN': Object.values(zhCN.commands.templates), en: Object.values(en.commands.templates) };

export interface Saying {
  readonly lang: 'zh-CN' | 'en';
  readonly text: string;
}

interface SayFieldsProps {
  readonly value: Saying;
  readonly onChange: (part: Partial<Saying>) => void;
  readonly first: Ref<TextAreaRef>;
}

/** Words to be said: one of those at hand, or others. */
export function SayFields({ value: { lang, text }, onChange, first }: SayFieldsProps) {
  const { t } = useText();
  return (
    <>
      <Form.Item label={t('commands.sayLang')}>
        <Select<'zh-CN' | 'en'>
          value={lang}
          onChange={(chosen) => onChange({ lang: chosen })}
          options={[
            { value: 'zh-CN', label: '中文' },
            { value: 'en', label: 'English' },
          ]}
        />
      </Form.Item>
      {SPOKEN[lang].map((spoken) => (
        <Button
          key={spoken}
          type="text"
          block
          className="say-template"
          onClick={() => onChange({ text: spoken })}
        >
          {spoken}
        </Button>
      ))}
      <Form.Item label={t('commands.sayText')}>
        <Input.TextArea
          name="text"
          ref={first}
          rows={2}
          maxLength={SAY_MOST}
          value={text}
          onChange={({ target }) => onChange({ text: target.value })}
        />
      </Form.Item>
    </>
  );
}
