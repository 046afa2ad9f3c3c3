import { assertNever } from '../../assert-never.ts';
import type { Measure } from './condition.ts';
import type { Rule } from './rule.ts';

const rounded = (value: number | null, digits: number): string => value?.toFixed(digits) ?? '?';

/**
 * The figures of an alarm as it was raised, in no language: "27/20", "38.5 °C". The window says of the type what
 * happened, in the operator's.
 */
export function wordsOf({ kind }: Pick<Rule, 'kind'>, { subject, value, base }: Measure): string {
  const of = subject === '' ? '' : `${subject} `;
  switch (kind) {
    case 'station-offline':
    case 'station-silent':
    case 'broker-lost':
    case 'sound-failed':
    case 'backup-missed':
    case 'door-forced':
    case 'door-held':
      return subject;
    case 'clock-skew':
      return `${rounded(value, 0)} s`;
    case 'overcrowded':
      return `${rounded(value, 0)}/${rounded(base, 0)}`;
    case 'overstay':
      return `${rounded(base, 0)}, ${rounded(value, 1)} h`;
    case 'overload':
      return base === null ? `${rounded(value, 0)} W` : `${rounded(value, 0)}/${rounded(base, 0)} W`;
    case 'load-while-empty':
    case 'appliance-left-on':
      return `${of}${rounded(value, 0)} W`;
    case 'temperature':
      return `${of}${rounded(value, 1)} °C`;
    case 'disk-low':
      return `${rounded(value, 0)} MiB`;
    case 'backlog':
      return rounded(value, 0);
    default:
      return assertNever(kind);
  }
}
