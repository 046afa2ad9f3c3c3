import { Form, Input } from 'antd';
import { PASSPHRASE_LEAST } from '../../../../src-shared/contract/backup.ts';
import { useText } from '../../../text/use-text.ts';

export interface Passphrases {
  readonly passphrase?: string;
  readonly again?: string;
}

/** Twice, because nobody can help whoever has mistyped it. `isKept`: one is stored, and may be left as it is. */
export function PassphraseFields({ isKept = false }: { readonly isKept?: boolean }) {
  const { t } = useText();
  return (
    <>
      <Form.Item
        name="passphrase"
        label={t('storage.passphrase')}
        extra={t('storage.passphraseHint')}
        rules={[
          {
            required: !isKept,
            min: PASSPHRASE_LEAST,
            message: t('storage.passphraseShort', { n: PASSPHRASE_LEAST }),
          },
        ]}
      >
        <Input.Password
          autoComplete="new-password"
          placeholder={isKept ? t('storage.passphraseKept') : undefined}
        />
      </Form.Item>
      <Form.Item
        name="again"
        label={t('storage.passphraseAgain')}
        dependencies={['passphrase']}
        rules={[
          ({ getFieldValue }) => ({
            validator: (_rule, value: unknown) =>
              (value ?? '') === (getFieldValue('passphrase') ?? '')
                ? Promise.resolve()
                : Promise.reject(new Error(t('storage.passphraseDiffers'))),
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
    </>
  );
}
