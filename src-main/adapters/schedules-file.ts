import { join } from 'node:path';
import {
  runsFile,
  scheduleSet,
  type ScheduleSet,
  type ScheduleSetInput,
  type SchedulesSaveOutcome,
} from '../../src-shared/contract/schedules.ts';
import { noRuns, type RunsState } from '../../src-shared/domain/schedule/runs.ts';
import type { Log } from '../core/ports.ts';
import { readOrSetAside } from './read-or-set-aside.ts';
import { writeWhole } from './whole-file.ts';

/** The schedules of the profile, in `schedules.json`. */
export interface SchedulesFile {
  readonly get: () => ScheduleSet;
  /** Refused where it was made from another revision than the newest. What is new or other is `by`'s from now on. */
  readonly save: (wanted: ScheduleSetInput, by: string) => SchedulesSaveOutcome;
}

/** Zhengzhou: where the stations are whose zone is the default, too. */
const NONE: ScheduleSet = { format: 1, revision: 0, place: { lat: 34.75, lon: 113.62 }, schedules: [] };

export function openSchedules(profile: string, log: Log): SchedulesFile {
  const file = join(profile, 'schedules.json');
  const instead = 'no schedule switches a light';
  let current = readOrSetAside({ file, schema: scheduleSet, log, instead }) ?? NONE;
  return {
    get: () => current,
    save: (wanted, by) => {
      if (wanted.revision !== current.revision) return { ok: false, code: 'stale', set: current };
      const next: ScheduleSet = {
        ...wanted,
        revision: current.revision + 1,
        schedules: wanted.schedules.map((schedule) => ({ ...schedule, by: makerOf(schedule, current, by) })),
      };
      try {
        writeWhole(file, JSON.stringify(next, null, 2));
      } catch (error) {
        log.warn(`schedules.json not written, the schedules stay as they were: ${String(error)}`);
        return { ok: false, code: 'not-written', set: current };
      }
      current = next;
      return { ok: true, set: current };
    },
  };
}

/** Who left a schedule as it was did not make it. */
function makerOf(schedule: ScheduleSetInput['schedules'][number], current: ScheduleSet, by: string): string {
  const before = current.schedules.find(({ id }) => id === schedule.id);
  const same =
    before !== undefined && JSON.stringify({ ...schedule, by: before.by }) === JSON.stringify(before);
  return same ? before.by : by;
}

/** What became of the runs, in `schedule-runs.json`: so that nothing runs twice, and what an absence missed is said. */
export interface RunsFile {
  readonly load: (nowMs: number) => RunsState;
  readonly save: (state: RunsState) => void;
}

export function openRuns(profile: string, log: Log): RunsFile {
  const file = join(profile, 'schedule-runs.json');
  const instead = 'what was due until now is not looked at again';
  return {
    load: (nowMs) => {
      const kept = readOrSetAside({ file, schema: runsFile, log, instead });
      if (kept === null) return noRuns(nowMs);
      const { lookedMs, waiting, settled } = kept;
      return { lookedMs, waiting, settled };
    },
    save: (state) => {
      try {
        writeWhole(file, JSON.stringify({ format: 1, ...state }));
      } catch (error) {
        // The command's own id keeps a restart from switching twice.
        log.warn(`schedule-runs.json not written: ${String(error)}`);
      }
    },
  };
}
