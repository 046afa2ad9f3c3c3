import {
  alarmOf,
  isOfConsole,
  ringsAtOnce,
  type Rule,
  type RuleKind,
} from '../../../src-shared/domain/alarm/rules/rule.ts';
import type { EventKind } from '../../../src-shared/domain/event.ts';

/** A rule that is on, ready for a look at hundreds of stations a second. */
export interface Watched {
  readonly rule: Rule;
  /** Name of its alarm. */
  readonly alarm: string;
  readonly picks: (station: string) => boolean;
}

export interface Watching {
  readonly all: ReadonlyMap<string, Watched>;
  readonly ofStations: readonly Watched[];
  readonly ofConsole: readonly Watched[];
  /** Not to wait for the next second. */
  readonly wokenBy: ReadonlyMap<EventKind, readonly Watched[]>;
}

/** Power and temperature wait for the second: their delays are of minutes. */
const WAKES: readonly (readonly [EventKind, readonly RuleKind[]])[] = [
  ['status', ['station-offline', 'station-silent']],
  ['door', ['door-forced', 'door-held']],
  ['state', ['door-held']],
  ['people', ['overcrowded']],
  ['correction', ['overcrowded']],
];

export function prepare(rules: readonly Rule[]): Watching {
  const on = rules.filter(({ enabled }) => enabled).map(watchedOf);
  const ofStations = on.filter(({ rule }) => !isOfConsole(rule));
  return {
    all: new Map(on.map((watched) => [watched.rule.id, watched])),
    ofStations,
    ofConsole: on.filter(({ rule }) => isOfConsole(rule)),
    wokenBy: new Map(
      WAKES.map(([event, kinds]) => [event, ofStations.filter(({ rule }) => kinds.includes(rule.kind))]),
    ),
  };
}

function watchedOf(asSet: Rule): Watched {
  // What happened is told at once; waiting for it besides would tell it twice.
  const rule = ringsAtOnce(asSet.kind) ? { ...asSet, onDelayS: 0 } : asSet;
  const { stations } = rule;
  const some = stations === 'all' ? null : new Set(stations);
  const ofConsole = isOfConsole(rule);
  return { rule, alarm: alarmOf(rule), picks: (station) => ofConsole || some === null || some.has(station) };
}
