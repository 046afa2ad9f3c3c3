import { Alert, InputNumber } from 'antd';
import { isOfConsole, type Rule } from '../../../../src-shared/domain/alarm/rules/rule.ts';
import type { StationFacts } from '../../../../src-shared/domain/alarm/rules/station-facts.ts';
import { Picked } from '../../../components/Picked.tsx';
import { StationsPicked } from '../../../groups/StationsPicked.tsx';
import { BackTestPanel } from './BackTestPanel.tsx';
import { KindFields } from './KindFields.tsx';
import { namesOf, pickedThings, problemsOf, unknownNames, withThings } from './rule-problems.ts';
import { limitUnit } from './limit-unit.ts';
import { ScheduleFields } from './ScheduleFields.tsx';
import { useText } from '../../../text/use-text.ts';

interface RuleDetailProps {
  readonly rule: Rule;
  /** Null while they are not known. */
  readonly stations: readonly StationFacts[] | null;
  readonly onChange: (rule: Rule) => void;
}

/** When and where a rule watches, and how often it would have rung. */
export function RuleDetail({ rule, stations, onChange }: RuleDetailProps) {
  const { t } = useText();
  const problems = problemsOf(rule, stations);
  return (
    <div className="rule-detail">
      {'deadband' in rule && (
        <div className="rule-fields">
          <KindFields rule={rule} onChange={onChange} />
          <Deadband rule={rule} onChange={onChange} />
        </div>
      )}
      <ScheduleFields rule={rule} onChange={onChange} />
      {!isOfConsole(rule) && <Places rule={rule} stations={stations ?? []} onChange={onChange} />}
      {problems.map((problem) => (
        <Alert
          key={problem}
          type={problem === 'nothing-known' ? 'warning' : 'error'}
          showIcon
          title={t(`alarmRules.problem.${problem}`, {
            names: unknownNames(rule, stations ?? []).join(', '),
          })}
        />
      ))}
      <BackTestPanel rule={rule} />
    </div>
  );
}

interface DeadbandProps {
  readonly rule: Extract<Rule, { readonly deadband: number }>;
  readonly onChange: (rule: Rule) => void;
}

/** How far a value must come back, lest one that trembles about the limit ring each time. */
function Deadband({ rule, onChange }: DeadbandProps) {
  const { t } = useText();
  // A limit in shares of the capacity is one in people at each station.
  const unit = rule.kind === 'overcrowded' ? t('alarmRules.people') : limitUnit(rule, t);
  return (
    <label className="rule-field">
      <span>{t('alarmRules.deadband')}</span>
      <InputNumber<number>
        className="rule-deadband"
        min={0}
        suffix={unit}
        value={rule.deadband}
        onChange={(deadband) => onChange({ ...rule, deadband: deadband ?? 0 })}
      />
    </label>
  );
}

interface PlacesProps extends RuleDetailProps {
  readonly stations: readonly StationFacts[];
}

function Places({ rule, stations, onChange }: PlacesProps) {
  const { t } = useText();
  const things = pickedThings(rule);
  const thingsLabel = t(`alarmRules.things.${rule.kind === 'temperature' ? 'sensors' : 'devices'}`);
  return (
    <div className="rule-fields">
      <label className="rule-field">
        <span>{t('alarmRules.stations')}</span>
        <StationsPicked
          className="rule-picked"
          label={t('alarmRules.stations')}
          all={t('alarmRules.allStations')}
          value={rule.stations}
          onChange={(names) => onChange({ ...rule, stations: names.length === 0 ? 'all' : names })}
        />
      </label>
      {things !== null && (
        <label className="rule-field">
          <span>{thingsLabel}</span>
          <Picked
            className="rule-picked"
            label={thingsLabel}
            all={t('alarmRules.allThings')}
            value={things}
            options={namesOf(rule, stations).map((value) => ({ value, label: value }))}
            onChange={(names) => onChange(withThings(rule, names))}
          />
        </label>
      )}
    </div>
  );
}
