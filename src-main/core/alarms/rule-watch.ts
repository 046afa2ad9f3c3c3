import { recordOf } from '../../../src-shared/domain/alarm/alarms.ts';
import type { Measure } from '../../../src-shared/domain/alarm/rules/condition.ts';
import {
  consoleMeasures,
  type ConsoleInput,
} from '../../../src-shared/domain/alarm/rules/console-measure.ts';
import { happenedOf } from '../../../src-shared/domain/alarm/rules/happened.ts';
import { measuresOf } from '../../../src-shared/domain/alarm/rules/measure.ts';
import { beganOf, CONSOLE_STATION, type Rule } from '../../../src-shared/domain/alarm/rules/rule.ts';
import { isWatching } from '../../../src-shared/domain/alarm/rules/schedule.ts';
import { hoursOf, type WorkingHours } from '../../../src-shared/domain/alarm/rules/working-hours.ts';
import type { AlarmEvent } from '../../../src-shared/domain/event.ts';
import { isOfStation, type StationState } from '../../../src-shared/domain/station.ts';
import type { Engine, Entry } from '../engine.ts';
import { clearEvent } from './rule-events.ts';
import { createJudge } from './rule-judge.ts';
import { prepare, type Watched } from './rule-list.ts';

interface RuleWatchOptions {
  readonly engine: Pick<Engine, 'stations' | 'station' | 'link' | 'alarm'>;
  readonly record: (events: readonly AlarmEvent[]) => Promise<readonly unknown[]>;
  readonly now: () => number;
  readonly rules: readonly Rule[];
  readonly workingHours: () => WorkingHours;
  /** What the console knows of itself. */
  readonly ofConsole: () => Omit<ConsoleInput, 'nowMs'>;
  /** Nothing is heard or read: no silence says anything. */
  readonly isBlind: () => boolean;
}

/**
 * The console's own rules at work: a look every second, and at once at what an event bears on; what is raised and cleared is journalled.
 *
 * The journal is the only memory of what was raised, so a kill at any moment neither loses nor doubles an alarm. On-delays that
 * were running begin anew with the program: the time in which it did not run was not seen by anybody, and the longest of the
 * defaults is half an hour. What lasts for hours (overstay) is told by the stations' own times and goes on.
 */
export interface RuleWatch {
  /** Journalled events, after the engine has taken them. */
  readonly take: (entries: readonly Entry[]) => void;
  /** Called every second. */
  readonly tick: () => void;
  /** The rule by its id, while it watches. */
  readonly rule: (id: string) => Rule | null;
  /** Other rules from now on; what rang by one that is gone is cleared. */
  readonly use: (rules: readonly Rule[]) => void;
  readonly close: () => void;
}

export function createRuleWatch(options: RuleWatchOptions): RuleWatch {
  const { engine, now } = options;
  const ahead = new Map<string, number>();
  let watching = prepare(options.rules);

  const judge = createJudge({
    engine,
    record: options.record,
    onRecorded: (station, rule) => {
      const watched = watching.all.get(rule);
      if (watched === undefined) clearOrphans();
      else visit(station, [watched], true);
    },
  });

  const visitConsole = (list: readonly Watched[]): void => {
    const nowMs = now();
    const input = { ...options.ofConsole(), nowMs };
    const place = { timezone: null, workingHours: options.workingHours().usual };
    for (const watched of list) {
      const isOn = isWatching(watched.rule.schedule, nowMs, place);
      const measures = isOn ? consoleMeasures(watched.rule, input) : NONE;
      judge.judge(CONSOLE_STATION, watched, { measures, happened: NONE, nowMs });
    }
  };

  /** `told`: also what happened and may be over. */
  const visitStation = (state: StationState, list: readonly Watched[], told: boolean): void => {
    const nowMs = now();
    const aheadMs = ahead.get(state.id) ?? null;
    const input = { state, link: engine.link(state), isBlind: options.isBlind(), aheadMs, nowMs };
    const workingHours = hoursOf(options.workingHours(), state.id);
    const place = { timezone: state.about?.info.timezone ?? null, workingHours };
    for (const watched of list) {
      const { rule, picks } = watched;
      if (!picks(state.id)) continue;
      const isOn = isWatching(rule.schedule, nowMs, place);
      const measures = isOn ? measuresOf(rule, input) : NONE;
      judge.judge(state.id, watched, {
        measures,
        happened: told ? happenedOf(rule, state, workingHours, nowMs) : NONE,
        nowMs,
      });
    }
  };

  const visit = (station: string, list: readonly Watched[], told: boolean): void => {
    if (station === CONSOLE_STATION) visitConsole(list);
    const state = station === CONSOLE_STATION ? null : engine.station(station);
    // Never heard: known by what others say of it alone.
    if (state !== null && state.newestMs !== null) visitStation(state, list, told);
  };

  /** Whether the rule watches there, and is not another one that was given the name of one that is gone. */
  const isWatched = (station: string, id: string, kind: string): boolean => {
    const watched = watching.all.get(id);
    return watched !== undefined && watched.rule.kind === kind && watched.picks(station);
  };

  /** Alarms of rules that are gone, off, or for other stations. */
  const clearOrphans = (): void => {
    for (const { id: station, alarm, state, raised } of activeOf(engine)) {
      const { rule: id, type: kind, priority } = raised;
      if (isWatched(station, id, kind) || judge.isRecording(station, id)) continue;
      const place = { station, alarm, rule: { id, kind, priority }, state, nowMs: now() };
      void options.record([clearEvent(place, beganOf(raised.id) ?? 0, null)]);
    }
  };

  const noticeClock = ({ event }: Entry): void => {
    if (event.stationMs === null || event.retained || !isOfStation(event)) return;
    ahead.set(event.station, event.timing === 'future' ? event.stationMs - event.arrivedMs : 0);
  };

  for (const { id, raised } of activeOf(engine)) judge.wasRaised(id, raised.rule, beganOf(raised.id) ?? 0);
  clearOrphans();
  for (const { id } of engine.stations()) if (id !== CONSOLE_STATION) visit(id, watching.ofStations, true);

  return {
    take: (entries) => {
      const woken = new Map<string, Set<Watched>>();
      for (const entry of entries) {
        noticeClock(entry);
        const { kind, station } = entry.event;
        const rules = watching.wokenBy.get(kind);
        if (rules === undefined) continue;
        const known = woken.get(station);
        if (known === undefined) woken.set(station, new Set(rules));
        else for (const rule of rules) known.add(rule);
      }
      for (const [station, rules] of woken) visit(station, [...rules], true);
    },
    tick: () => {
      for (const { id } of engine.stations())
        if (id !== CONSOLE_STATION) visit(id, watching.ofStations, false);
      visitConsole(watching.ofConsole);
    },
    rule: (id) => watching.all.get(id)?.rule ?? null,
    use: (rules) => {
      const before = watching;
      watching = prepare(rules);
      judge.keepOnly((station, id) => isWatched(station, id, before.all.get(id)?.rule.kind ?? ''));
      clearOrphans();
    },
    close: judge.close,
  };
}

const NONE: readonly Measure[] = [];

/** The alarms of rules that are active. */
function* activeOf({ stations }: Pick<Engine, 'stations'>) {
  for (const { id, alarms } of stations())
    for (const [alarm, state] of Object.entries(alarms)) {
      const { raised } = state;
      if (raised !== null && raised.rule !== null && recordOf(state, false).active)
        yield { id, alarm, state, raised: { ...raised, rule: raised.rule } };
    }
}
