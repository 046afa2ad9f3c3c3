import type { Priority } from '../../event.ts';

/** The console's own alarms are kept under this name, which is no id of a topic: no station has it, nothing of it is published. */
export const CONSOLE_STATION = '_console';

/** A part of the day on some days, in the station's own zone. */
export interface Times {
  /** Days on which it begins: 0 Sunday to 6 Saturday. */
  readonly days: readonly number[];
  /** Minutes of the day by the wall clock, 0 to 1439. `to` before `from`: over midnight; both the same: 24 hours. */
  readonly fromMinute: number;
  readonly toMinute: number;
}

/** When a rule watches: at certain times, or by each station's working hours (`working-hours.ts`). */
export type Schedule = Times | { readonly hours: 'within' | 'outside' };

type Picked = 'all' | readonly string[];

interface RuleBase {
  /** As in topics, at most 40 characters: the alarm is named `console-{id}`. */
  readonly id: string;
  readonly enabled: boolean;
  readonly priority: Priority;
  /** Stays on the list after its return to normal until somebody resets it. */
  readonly latches: boolean;
  /** How long the condition must have been seen before the alarm is raised, s. */
  readonly onDelayS: number;
  /** How long it must have been seen over before the alarm is cleared, s. */
  readonly offDelayS: number;
  /** Null: always. */
  readonly schedule: Schedule | null;
  readonly stations: Picked;
}

export const STATE_KINDS = [
  'station-offline',
  'station-silent',
  'door-forced',
  'door-held',
  'broker-lost',
  'sound-failed',
  /** The nightly backup failed, or there is none of the last night. */
  'backup-missed',
] as const;

export const LEVEL_KINDS = [
  /** The station's clock is off by more than so many s. */
  'clock-skew',
  /** More people inside than so many times the capacity; the deadband is in people. */
  'overcrowded',
  /** People inside and no sign of movement for so many h. */
  'overstay',
  /** Nobody inside and more power than so many W. */
  'load-while-empty',
  /** Less free space than so many MiB. */
  'disk-low',
  /** More journal entries that the history has not taken. */
  'backlog',
] as const;

interface Limit {
  readonly threshold: number;
  /** How far it must come back before the condition is over, in the threshold's unit unless the kind says otherwise. */
  readonly deadband: number;
}

/** It is so, or it is not: a duration is its on-delay. */
type StateRule = RuleBase & { readonly kind: (typeof STATE_KINDS)[number] };

type LevelRule = {
  [Kind in (typeof LEVEL_KINDS)[number]]: RuleBase & Limit & { readonly kind: Kind };
}[(typeof LEVEL_KINDS)[number]];

type OverloadRule = RuleBase &
  Limit & {
    readonly kind: 'overload';
    /** Of the threshold: W, or the share of what all listed devices are rated for. */
    readonly unit: 'w' | 'rated';
  };

type TemperatureRule = RuleBase &
  Limit & {
    readonly kind: 'temperature';
    /** °C. */
    readonly side: 'above' | 'below';
    readonly sensors: Picked;
  };

type ApplianceRule = RuleBase &
  Limit & {
    readonly kind: 'appliance-left-on';
    /** W, of the appliance's own meter. */
    readonly devices: Picked;
    /** Only while nobody is inside. */
    readonly whileEmpty: boolean;
  };

/** A rule of the console as data: what it watches, when it raises an alarm, and of which kind. */
export type Rule = StateRule | LevelRule | OverloadRule | TemperatureRule | ApplianceRule;
export type RuleKind = Rule['kind'];

const CONSOLE_KINDS: ReadonlySet<RuleKind> = new Set([
  'broker-lost',
  'disk-low',
  'backlog',
  'sound-failed',
  'backup-missed',
]);

/** Of the console itself, and of no station. */
export const isOfConsole = ({ kind }: Pick<Rule, 'kind'>): boolean => CONSOLE_KINDS.has(kind);

/** Rings whenever it happens, at once and each time anew, also when it is over by then: no delay waits for it, or calms it. */
export const ringsAtOnce = (kind: string): boolean => kind === 'door-forced';

export const picks = (picked: Picked, name: string): boolean => picked === 'all' || picked.includes(name);

/** The alarm's name at each station. */
export const alarmOf = ({ id }: Pick<Rule, 'id'>): string => `console-${id}`;

/** Other consoles make the same of the same readings, so that an acknowledgement by one of them counts here. */
export const occurrenceOf = ({ id }: Pick<Rule, 'id'>, beganS: number): string => `${id}-${String(beganS)}`;

/** When the occurrence's condition began, epoch s; null where the id is none of ours. */
export function beganOf(occurrence: string): number | null {
  const digits = /-(\d{1,15})$/.exec(occurrence)?.[1];
  return digits === undefined ? null : Number(digits);
}
