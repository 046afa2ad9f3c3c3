import { Select, Switch } from 'antd';
import type { Rule } from '../../../../src-shared/domain/alarm/rules/rule.ts';
import { useText } from '../../../text/use-text.ts';

interface KindFieldsProps<Kind extends Rule['kind']> {
  readonly rule: Extract<Rule, { readonly kind: Kind }>;
  readonly onChange: (rule: Rule) => void;
}

/** What only some kinds have: of what the limit is, on which side of it, and whether only nobody's use counts. */
export function KindFields({ rule, onChange }: KindFieldsProps<Rule['kind']>) {
  switch (rule.kind) {
    case 'overload':
      return <Unit rule={rule} onChange={onChange} />;
    case 'temperature':
      return <Side rule={rule} onChange={onChange} />;
    case 'appliance-left-on':
      return <WhileEmpty rule={rule} onChange={onChange} />;
    default:
      return null;
  }
}

/** A limit in the one unit says nothing in the other: it begins with a usual one. */
const USUAL = { rated: { threshold: 1.1, deadband: 0.1 }, w: { threshold: 3_000, deadband: 300 } } as const;

function Unit({ rule, onChange }: KindFieldsProps<'overload'>) {
  const { t } = useText();
  const label = t('alarmRules.kind.unit');
  return (
    <label className="rule-field">
      <span>{label}</span>
      <Select<'rated' | 'w'>
        className="rule-kind"
        aria-label={label}
        value={rule.unit}
        options={(['rated', 'w'] as const).map((value) => ({
          value,
          label: t(`alarmRules.kind.units.${value}`),
        }))}
        onChange={(unit) => onChange({ ...rule, unit, ...USUAL[unit] })}
      />
    </label>
  );
}

function Side({ rule, onChange }: KindFieldsProps<'temperature'>) {
  const { t } = useText();
  const label = t('alarmRules.kind.side');
  return (
    <label className="rule-field">
      <span>{label}</span>
      <Select<'above' | 'below'>
        className="rule-kind"
        aria-label={label}
        value={rule.side}
        options={(['above', 'below'] as const).map((value) => ({
          value,
          label: t(`alarmRules.side.${value}`),
        }))}
        onChange={(side) => onChange({ ...rule, side })}
      />
    </label>
  );
}

function WhileEmpty({ rule, onChange }: KindFieldsProps<'appliance-left-on'>) {
  const { t } = useText();
  return (
    <label className="rule-field">
      <span>{t('alarmRules.kind.whileEmpty')}</span>
      <Switch
        aria-label={t('alarmRules.kind.whileEmpty')}
        checked={rule.whileEmpty}
        onChange={(whileEmpty) => onChange({ ...rule, whileEmpty })}
      />
    </label>
  );
}
