import { Form, Input } from 'antd';
import {
  OPERATOR_NAME,
  OPERATOR_NAME_MOST,
  SECRET_LEAST,
  SECRET_MOST,
} from '../../src-shared/domain/operators/names.ts';
import { useText } from '../text/use-text.ts';

export function NameField() {
  const { t } = useText();
  return (
    <Form.Item
      name="operator"
      label={t('signIn.operator')}
      rules={[{ required: true, whitespace: true, pattern: OPERATOR_NAME, message: t('signIn.nameRule') }]}
    >
      <Input name="operator" autoComplete="off" maxLength={OPERATOR_NAME_MOST} />
    </Form.Item>
  );
}

interface SecretFieldProps {
  readonly name: string;
  readonly label: string;
  /** One that is being chosen, not one that is known: it has a least length. */
  readonly isChosen?: boolean;
  /** The field that it repeats. */
  readonly same?: string;
}

/** A password that is typed; it goes to main and is never kept here. */
export function SecretField({ name, label, isChosen = false, same }: SecretFieldProps) {
  const { t } = useText();
  return (
    <Form.Item
      name={name}
      label={label}
      extra={isChosen ? t('signIn.secretRule', { n: SECRET_LEAST }) : undefined}
      dependencies={same === undefined ? [] : [same]}
      rules={[
        isChosen
          ? { required: true, min: SECRET_LEAST, message: t('signIn.secretRule', { n: SECRET_LEAST }) }
          : { required: true, message: t('signIn.needSecret') },
        ({ getFieldValue }) => ({
          validator: (_, value: unknown) =>
            same === undefined || value === getFieldValue(same)
              ? Promise.resolve()
              : Promise.reject(new Error(t('signIn.notSame'))),
        }),
      ]}
    >
      <Input.Password
        name={name}
        autoComplete={isChosen || same !== undefined ? 'new-password' : 'current-password'}
        maxLength={SECRET_MOST}
      />
    </Form.Item>
  );
}
