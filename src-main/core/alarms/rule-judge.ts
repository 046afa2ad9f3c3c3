import { recordOf, type AlarmState } from '../../../src-shared/domain/alarm/alarms.ts';
import type { Measure } from '../../../src-shared/domain/alarm/rules/condition.ts';
import { decide, type Verdict } from '../../../src-shared/domain/alarm/rules/decide.ts';
import { look, type Raised, type Timers } from '../../../src-shared/domain/alarm/rules/look.ts';
import { beganOf, type Rule } from '../../../src-shared/domain/alarm/rules/rule.ts';
import { beganByOthers } from '../../../src-shared/domain/alarm/rules/same-beginning.ts';
import type { AlarmEvent } from '../../../src-shared/domain/event.ts';
import type { Engine } from '../engine.ts';
import { clearEvent, raiseEvent } from './rule-events.ts';
import type { Watched } from './rule-list.ts';

interface JudgeOptions {
  readonly engine: Pick<Engine, 'alarm'>;
  /** As in the alarm desk: resolves when the events are durable and applied, with those that were new. */
  readonly record: (events: readonly AlarmEvent[]) => Promise<readonly unknown[]>;
  /** What was decided is in the journal: there may be more to say by now. */
  readonly onRecorded: (station: string, rule: string) => void;
}

/** What a rule sees at a station now, and what happened there that must be told even if it is over. */
interface Seen {
  readonly measures: readonly Measure[];
  readonly happened: readonly Measure[];
  readonly nowMs: number;
}

/** Keeps the delays, and journals what lacks between what is seen and what the journal knows. */
export interface Judge {
  readonly judge: (station: string, watched: Watched, seen: Seen) => void;
  /** An earlier run of the program left the rule's alarm active; it began then, epoch s. */
  readonly wasRaised: (station: string, rule: string, beganS: number) => void;
  readonly isRecording: (station: string, rule: string) => boolean;
  /** Forgets the delays of all but these. */
  readonly keepOnly: (isKept: (station: string, rule: string) => boolean) => void;
  readonly close: () => void;
}

export function createJudge({ engine, record, onRecorded }: JudgeOptions): Judge {
  const timers = new Map<string, Map<string, Timers>>();
  /** Until the first look at each. */
  const left = new Map<string, number>();
  const recording = new Set<string>();
  /**
   * Beginnings that were told under another name: of the journal's, which the alarm does not know any more, or of another
   * console's. The next is later.
   */
  const taken = new Map<string, number>();
  let isClosed = false;

  const write = async (station: string, rule: string, events: readonly AlarmEvent[]): Promise<void> => {
    const key = keyOf(station, rule);
    recording.add(key);
    const fresh = await record(events);
    recording.delete(key);
    const [first] = events;
    if (isClosed || first === undefined) return;
    // Where nothing was new the next look is soon enough: at once it could go round without end.
    if (fresh.length > 0) onRecorded(station, rule);
    else if (first.active) taken.set(key, beganOf(first.id) ?? 0);
  };

  const lookAt = (station: string, { rule }: Watched, { measures, nowMs }: Seen): readonly Raised[] => {
    const ofStation = timers.get(station);
    const known = ofStation?.get(rule.id);
    const key = left.size > 0 ? keyOf(station, rule.id) : '';
    const seen = look(known, rule, measures, left.get(key) ?? null, nowMs);
    left.delete(key);
    if (seen.timers !== undefined && known === undefined) {
      if (ofStation === undefined) timers.set(station, new Map([[rule.id, seen.timers]]));
      else ofStation.set(rule.id, seen.timers);
    }
    return seen.raised;
  };

  return {
    judge: (station, watched, seen) => {
      const raised = lookAt(station, watched, seen);
      const state = engine.alarm(station, watched.alarm);
      const isActive = isActiveOurs(state);
      if (!isActive && raised.length === 0 && seen.happened.length === 0) return;
      const key = keyOf(station, watched.rule.id);
      if (recording.has(key)) return;
      const happened = seen.happened.map((measure) => ({
        beganS: Math.floor(measure.atMs / 1_000),
        measure,
      }));
      const known = Math.max(beganOf(state?.raised?.id ?? '') ?? -1, taken.get(key) ?? -1);
      const wanted = decide({ active: isActive, beganS: known }, raised.map(began), happened.map(began));
      const verdict = { ...wanted, raise: nameOf(watched.rule, wanted.raise, known, state) };
      if (wanted.raise !== null && wanted.raise !== verdict.raise) taken.set(key, wanted.raise);
      const place = { ...watched, station, state, nowMs: seen.nowMs };
      const events = eventsOf(place, verdict, known, [...raised, ...happened]);
      if (events.length > 0) void write(station, watched.rule.id, events);
    },
    wasRaised: (station, rule, beganS) => left.set(keyOf(station, rule), beganS),
    isRecording: (station, rule) => recording.has(keyOf(station, rule)),
    keepOnly: (isKept) => {
      for (const [station, ofStation] of timers)
        for (const rule of ofStation.keys()) if (!isKept(station, rule)) ofStation.delete(rule);
    },
    close: () => {
      isClosed = true;
    },
  };
}

const keyOf = (station: string, rule: string): string => `${station} ${rule}`;
const began = ({ beganS }: Raised): number => beganS;

/** A station may have an alarm of the same name: that one is not ours to clear. */
function isActiveOurs(state: AlarmState | null): state is AlarmState {
  return state?.raised != null && state.raised.rule !== null && recordOf(state, false).active;
}

/** The name by which operators of other consoles have acted on it already; else the beginning's own. Epoch s. */
function nameOf(rule: Rule, raise: number | null, knownS: number, state: AlarmState | null): number | null {
  if (raise === null || state === null) return raise;
  const theirs = beganByOthers(rule, raise, Object.keys(state.operators.occurrences));
  return theirs > knownS ? theirs : raise;
}

function eventsOf(
  place: Parameters<typeof raiseEvent>[0],
  { raise, clear }: Verdict,
  knownS: number,
  causes: readonly Raised[],
): AlarmEvent[] {
  if (raise === null) return clear ? [clearEvent(place, knownS, null)] : [];
  const cause = causes.find(({ beganS }) => beganS === raise) ?? causes[0];
  const raised = raiseEvent(place, raise, cause?.measure ?? null);
  return clear ? [raised, clearEvent(place, raise, raised.atMs)] : [raised];
}
