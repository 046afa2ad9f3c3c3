import { assertNever } from '../../assert-never.ts';
import type { Measure } from './condition.ts';
import { stateMeasure } from './measure.ts';
import type { Rule } from './rule.ts';

/** What the console knows of itself; null: unknown. */
export interface ConsoleInput {
  readonly isConnected: boolean;
  readonly freeBytes: number | null;
  /** Journal entries that the history has not taken. */
  readonly backlog: number | null;
  /** Whether the last test of the sound, or the last attempt to sound, failed. */
  readonly hasSoundFailed: boolean | null;
  /** Whether the nightly backup is on, and there is none of the last night. */
  readonly isBackupMissed: boolean;
  readonly nowMs: number;
}

const MIB = 1_048_576;

/** What a rule of the console sees; rules of stations see nothing here. */
export function consoleMeasures(rule: Rule, input: ConsoleInput): readonly Measure[] {
  const { nowMs: atMs } = input;
  switch (rule.kind) {
    case 'broker-lost':
      return [stateMeasure(!input.isConnected, atMs)];
    case 'sound-failed':
      return [stateMeasure(input.hasSoundFailed, atMs)];
    case 'backup-missed':
      return [stateMeasure(input.isBackupMissed, atMs)];
    case 'disk-low': {
      const value = input.freeBytes === null ? null : input.freeBytes / MIB;
      return [level(rule, value, 'below', atMs)];
    }
    case 'backlog':
      return [level(rule, input.backlog, 'above', atMs)];
    case 'station-offline':
    case 'station-silent':
    case 'door-forced':
    case 'door-held':
    case 'clock-skew':
    case 'overcrowded':
    case 'overstay':
    case 'load-while-empty':
    case 'overload':
    case 'temperature':
    case 'appliance-left-on':
      return [];
    default:
      return assertNever(rule);
  }
}

function level(
  { threshold: limit, deadband }: { readonly threshold: number; readonly deadband: number },
  value: number | null,
  side: Measure['side'],
  atMs: number,
): Measure {
  return { subject: '', value, limit, deadband, side, atMs, base: null };
}
