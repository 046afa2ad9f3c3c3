import { Form, Modal, Select } from 'antd';
import { ROLES, type Role } from '../../../../src-shared/domain/operators/permissions.ts';
import { NameField, SecretField } from '../../../app/SecretFields.tsx';
import { useText } from '../../../text/use-text.ts';

export interface OperatorFields {
  readonly operator: string;
  readonly role: Role;
  readonly secret: string;
}

interface OperatorFormProps {
  /** Whose password is reset; empty: somebody new. */
  readonly name: string;
  readonly onSave: (fields: OperatorFields) => void;
  readonly onClose: () => void;
}

/** Somebody new, or a new password for somebody: he is asked for one of his own when he signs in. */
export function OperatorForm({ name, onSave, onClose }: OperatorFormProps) {
  const { t } = useText();
  const [form] = Form.useForm<OperatorFields>();
  const isNew = name === '';
  return (
    <Modal
      open
      afterOpenChange={(isOpen) => {
        if (isOpen) form.focusField(isNew ? 'operator' : 'secret');
      }}
      title={isNew ? t('operators.add') : t('operators.resetTitle', { name })}
      okText={t('operators.save')}
      cancelText={t('signIn.cancel')}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form<OperatorFields>
        form={form}
        layout="vertical"
        requiredMark={false}
        data-form="operator"
        initialValues={{ operator: name, role: 'duty' }}
        onFinish={(fields) => onSave({ ...fields, operator: isNew ? fields.operator : name })}
      >
        {isNew && (
          <>
            <NameField />
            <Form.Item name="role" label={t('operators.roleTitle')}>
              <Select<Role>
                options={ROLES.map((role) => ({
                  value: role,
                  label: `${t(`operators.role.${role}`)}: ${t(`operators.roleText.${role}`)}`,
                }))}
              />
            </Form.Item>
          </>
        )}
        <SecretField name="secret" label={t('operators.given')} isChosen />
        <SecretField name="secretAgain" label={t('signIn.secretAgain')} same="secret" />
        {/* Enter in a field sends a form that has a button for it. */}
        <button type="submit" hidden tabIndex={-1} />
      </Form>
    </Modal>
  );
}
