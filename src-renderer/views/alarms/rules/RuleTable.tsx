import { InputNumber, Select, Switch, Table, type TableProps } from 'antd';
import { useEffect, useState } from 'react';
import { DELAY_MOST_S, MOST_RULES } from '../../../../src-shared/contract/rules.ts';
import type { Priority } from '../../../../src-shared/domain/event.ts';
import { ringsAtOnce, type Rule } from '../../../../src-shared/domain/alarm/rules/rule.ts';
import type { StationFacts } from '../../../../src-shared/domain/alarm/rules/station-facts.ts';
import { PriorityMark } from '../../../components/PriorityMark.tsx';
import { PRIORITIES } from '../../../live/alarm-order.ts';
import type { Translate } from '../../../text/i18n.ts';
import { limitUnit } from './limit-unit.ts';
import { RuleActs } from './RuleActs.tsx';
import { RuleDetail } from './RuleDetail.tsx';
import { ruleNames } from './rule-name.ts';
import { useText } from '../../../text/use-text.ts';

interface RuleTableProps {
  readonly rules: readonly Rule[];
  readonly stations: readonly StationFacts[] | null;
  /** Id of the one that was just made: it is opened and shown. */
  readonly made: string | null;
  readonly onChange: (rule: Rule) => void;
  readonly onCopy: (rule: Rule) => void;
  readonly onRemove: (id: string) => void;
}

/** One line a rule: which of them watch, how gravely, from when on; the rest when it is opened. */
export function RuleTable(props: RuleTableProps) {
  const { rules, stations, made, onChange } = props;
  const { t } = useText();
  const [opened, setOpened] = useState<readonly string[]>([]);
  const [shown, setShown] = useState(made);
  if (shown !== made) {
    setShown(made);
    if (made !== null) setOpened([...opened, made]);
  }
  useEffect(() => {
    if (made !== null) document.querySelector(`[data-rule="${made}"]`)?.scrollIntoView({ block: 'center' });
  }, [made]);
  const columns = columnsOf(props, t);
  return (
    <Table<Rule>
      className="rules-table"
      size="small"
      rowKey="id"
      pagination={false}
      columns={columns}
      dataSource={[...rules]}
      expandable={{
        expandedRowKeys: [...opened],
        onExpandedRowsChange: (keys) => setOpened(keys.map(String)),
        columnTitle: <span className="unseen">{t('alarmRules.more')}</span>,
        expandedRowRender: (rule) => <RuleDetail rule={rule} stations={stations} onChange={onChange} />,
      }}
      onRow={({ id }) => ({ 'data-rule': id }) as object}
    />
  );
}

function columnsOf(
  { rules, onChange, onCopy, onRemove }: RuleTableProps,
  t: Translate,
): TableProps<Rule>['columns'] & object {
  const names = ruleNames(rules, t);
  const nameOf = ({ id }: Rule): string => names.get(id) ?? id;
  const seconds = (key: 'onDelayS' | 'offDelayS') => ({
    title: t(`alarmRules.column.${key}`),
    key,
    width: 130,
    render: (_: unknown, rule: Rule) => (
      <InputNumber<number>
        className="rules-number"
        aria-label={`${nameOf(rule)}: ${t(`alarmRules.column.${key}`)}`}
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
      width: 72,
      render: (_, rule) => (
        <Switch
          aria-label={nameOf(rule)}
          checked={rule.enabled}
          onChange={(enabled) => onChange({ ...rule, enabled })}
        />
      ),
    },
    {
      title: t('alarmRules.column.what'),
      key: 'what',
      render: (_, rule) => (
        <>
          <b>{nameOf(rule)}</b> <span className="rules-hint">{t(`alarmRules.hint.${rule.kind}`)}</span>
        </>
      ),
    },
    {
      title: t('alarmRules.column.priority'),
      key: 'priority',
      width: 150,
      render: (_, rule) => (
        <Select<Priority>
          className="rules-priority"
          aria-label={`${nameOf(rule)}: ${t('alarmRules.column.priority')}`}
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
      render: (_, rule) => <Threshold rule={rule} name={nameOf(rule)} onChange={onChange} />,
    },
    seconds('onDelayS'),
    seconds('offDelayS'),
    {
      title: t('alarmRules.column.latches'),
      key: 'latches',
      width: 96,
      render: (_, rule) => (
        <Switch
          size="small"
          aria-label={`${nameOf(rule)}: ${t('alarmRules.column.latches')}`}
          checked={rule.latches}
          onChange={(latches) => onChange({ ...rule, latches })}
        />
      ),
    },
    {
      title: <span className="unseen">{t('alarmRules.column.acts')}</span>,
      key: 'acts',
      width: 92,
      render: (_, rule) => (
        <RuleActs
          name={nameOf(rule)}
          canCopy={rules.length < MOST_RULES}
          onCopy={() => onCopy(rule)}
          onRemove={() => onRemove(rule.id)}
        />
      ),
    },
  ];
}

function PriorityLabel({ priority }: { readonly priority: Priority }) {
  const { t } = useText();
  return (
    <span className="rules-priority-label">
      <PriorityMark priority={priority} /> {t(`words.priority.${priority}`)}
    </span>
  );
}

interface ThresholdProps {
  readonly rule: Rule;
  readonly name: string;
  readonly onChange: (rule: Rule) => void;
}

function Threshold({ rule, name, onChange }: ThresholdProps) {
  const { t } = useText();
  if (!('threshold' in rule)) return null;
  return (
    <InputNumber<number>
      className="rules-number"
      aria-label={`${name}: ${t('alarmRules.column.threshold')}`}
      suffix={limitUnit(rule, t)}
      value={rule.threshold}
      onChange={(threshold) => onChange({ ...rule, threshold: threshold ?? rule.threshold })}
    />
  );
}
