import { Form, Input, Modal, Select } from 'antd';
import { ruleId } from '../../../../src-shared/contract/rules.ts';
import { freeId, newRule, RULE_KINDS } from '../../../../src-shared/domain/alarm/rules/new-rule.ts';
import type { Rule, RuleKind } from '../../../../src-shared/domain/alarm/rules/rule.ts';
import { alarmTypeLabel } from '../../../text/labels.ts';
import { useText } from '../../../text/use-text.ts';

interface NewRuleProps {
  /** Null: one from nothing. */
  readonly copyOf: Rule | null;
  readonly rules: readonly Rule[];
  readonly onMake: (rule: Rule) => void;
  readonly onClose: () => void;
}

interface Fields {
  readonly kind: RuleKind;
  readonly id: string;
}

const FIRST: RuleKind = 'temperature';

/** What the rule watches and what it is called; the rest is set in the table. */
export function NewRule({ copyOf, rules, onMake, onClose }: NewRuleProps) {
  const { t } = useText();
  const [form] = Form.useForm<Fields>();
  const kind = copyOf?.kind ?? FIRST;
  const taken = new Set(rules.map(({ id }) => id));
  return (
    <Modal
      open
      title={t(copyOf === null ? 'alarmRules.add.title' : 'alarmRules.add.copyTitle')}
      okText={t('alarmRules.add.make')}
      cancelText={t('alarmRules.add.cancel')}
      onOk={form.submit}
      onCancel={onClose}
    >
      <Form<Fields>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ kind, id: freeId(copyOf?.id ?? kind, rules) }}
        onValuesChange={(part) => {
          if (part.kind !== undefined) form.setFieldValue('id', freeId(part.kind, rules));
        }}
        onFinish={(fields) =>
          onMake(copyOf === null ? newRule(fields.kind, fields.id) : { ...copyOf, id: fields.id })
        }
      >
        <Form.Item name="kind" label={t('alarmRules.column.what')}>
          <Select<RuleKind>
            disabled={copyOf !== null}
            showSearch={{ optionFilterProp: 'label' }}
            options={RULE_KINDS.map((value) => ({ value, label: alarmTypeLabel(value, t) }))}
          />
        </Form.Item>
        <Form.Item
          name="id"
          label={t('alarmRules.add.id')}
          extra={t('alarmRules.add.idHint')}
          rules={[
            {
              validator: (_, id: string) =>
                ruleId.safeParse(id).success
                  ? Promise.resolve()
                  : Promise.reject(new Error(t('alarmRules.add.idBad'))),
            },
            {
              validator: (_, id: string) =>
                taken.has(id) ? Promise.reject(new Error(t('alarmRules.add.idTaken'))) : Promise.resolve(),
            },
          ]}
        >
          <Input />
        </Form.Item>
      </Form>
    </Modal>
  );
}
