import { InputNumber, Select, Switch, Table, type TableProps } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { DELAY_MOST_S } from '../../../../src-shared/contract/rules.ts';
import type { Priority } from '../../../../src-shared/domain/event.ts';
import { ringsAtOnce, type Rule } from '../../../../src-shared/domain/alarm/rules/rule.ts';
import type { StationFacts } from '../../../../src-shared/domain/alarm/rules/station-facts.ts';
import { PriorityMark } from '../../../components/PriorityMark.tsx';
import { PRIORITIES } from '../../../live/alarm-order.ts';
import type { Translate } from '../../../text/i18n.ts';
import { alarmTypeLabel } from '../../../text/labels.ts';
import { limitUnit } from './limit-unit.ts';
import { RuleDetail } from './RuleDetail.tsx';

interface RuleTableProps {
  readonly rules: readonly Rule[];
  readonly stations: readonly StationFacts[] | null;
  readonly onChange: (rule: Rule) => void;
}

/** One line a rule. Only what a duty room changes: which of them watch, how gravely, from when on. */
export function RuleTable({ rules, stations, onChange }: RuleTableProps) {
  const { t } = useTranslation();
  const columns = useMemo(() => columnsOf(t, onChange), [t, onChange]);
  return (
    <Table<Rule>
      className="rules-table"
      size="small"
      rowKey="id"
      pagination={false}
      columns={columns}
      dataSource={[...rules]}
      expandable={{
        columnTitle: <span className="unseen">{t('alarmRules.more')}</span>,
        expandedRowRender: (rule) => <RuleDetail rule={rule} stations={stations} onChange={onChange} />,
      }}
      onRow={({ id }) => ({ 'data-rule': id }) as object}
    />
  );
}

function columnsOf(t: Translate, onChange: RuleTableProps['onChange']): TableProps<Rule>['columns'] & object {
  const seconds = (key: 'onDelayS' | 'offDelayS') => ({
    title: t(`alarmRules.column.${key}`),
    key,
    width: 130,
    render: (_: unknown, rule: Rule) => (
      <InputNumber<number>
        className="rules-number"
        aria-label={`${nameOf(rule, t)}: ${t(`alarmRules.column.${key}`)}`}
        min={0}
        max={DELAY_MOST_S}
        precision={0}
        suffix={t('settings.seconds')}
        disabled={key === 'onDelayS' && ringsAtOnce(rule.kind)}
        value={rule[key]}
        onChange={(value) => onChange({ ...rule, [key]: value ?? 0 })}
      />
    ),
  });
  return [
    {
      title: t('alarmRules.column.enabled'),
      key: 'enabled',
      width: 90,
      render: (_, rule) => (
        <Switch
          aria-label={nameOf(rule, t)}
          checked={rule.enabled}
          onChange={(enabled) => onChange({ ...rule, enabled })}
        />
      ),
    },
    { title: t('alarmRules.column.what'), key: 'what', render: (_, rule) => <What rule={rule} /> },
    {
      title: t('alarmRules.column.priority'),
      key: 'priority',
      width: 150,
      render: (_, rule) => (
        <Select<Priority>
          className="rules-priority"
          aria-label={`${nameOf(rule, t)}: ${t('alarmRules.column.priority')}`}
          value={rule.priority}
          options={PRIORITIES.map((value) => ({ value, label: <PriorityLabel priority={value} /> }))}
          onChange={(priority) => onChange({ ...rule, priority })}
        />
      ),
    },
    {
      title: t('alarmRules.column.threshold'),
      key: 'threshold',
      width: 170,
      render: (_, rule) => <Threshold rule={rule} onChange={onChange} />,
    },
    seconds('onDelayS'),
    seconds('offDelayS'),
    {
      title: t('alarmRules.column.latches'),
      key: 'latches',
      width: 110,
      render: (_, rule) => (
        <Switch
          size="small"
          aria-label={`${nameOf(rule, t)}: ${t('alarmRules.column.latches')}`}
          checked={rule.latches}
          onChange={(latches) => onChange({ ...rule, latches })}
        />
      ),
    },
  ];
}

/** Two rules of a kind are told apart by their side. */
function nameOf(rule: Rule, t: Translate): string {
  const name = alarmTypeLabel(rule.kind, t);
  return rule.kind === 'temperature' ? `${name} · ${t(`alarmRules.side.${rule.side}`)}` : name;
}

function What({ rule }: { readonly rule: Rule }) {
  const { t } = useTranslation();
  return (
    <>
      <b>{nameOf(rule, t)}</b> <span className="rules-hint">{t(`alarmRules.hint.${rule.kind}`)}</span>
    </>
  );
}

function PriorityLabel({ priority }: { readonly priority: Priority }) {
  const { t } = useTranslation();
  return (
    <span className="rules-priority-label">
      <PriorityMark priority={priority} /> {t(`words.priority.${priority}`)}
    </span>
  );
}

function Threshold({ rule, onChange }: Pick<RuleTableProps, 'onChange'> & { readonly rule: Rule }) {
  const { t } = useTranslation();
  if (!('threshold' in rule)) return null;
  return (
    <InputNumber<number>
      className="rules-number"
      aria-label={`${nameOf(rule, t)}: ${t('alarmRules.column.threshold')}`}
      suffix={limitUnit(rule, t)}
      value={rule.threshold}
      onChange={(threshold) => onChange({ ...rule, threshold: threshold ?? rule.threshold })}
    />
  );
}
