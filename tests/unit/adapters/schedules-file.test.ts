import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openRuns, openSchedules } from '../../../src-main/adapters/schedules-file.ts';
import { noRuns, takeDue } from '../../../src-shared/domain/schedule/runs.ts';
import { aSchedule, ZHENGZHOU } from '../domain/schedule/builders.ts';

let profile = '';
let lines: string[] = [];
const log = { info: (line: string) => lines.push(line), warn: (line: string) => lines.push(line) };
const aSet = (revision: number, schedules = [aSchedule()]) => ({
  format: 1 as const,
  revision,
  place: ZHENGZHOU,
  schedules,
});

beforeEach(() => {
  profile = mkdtempSync(join(tmpdir(), 'waystation-schedules-'));
  lines = [];
});
afterEach(() => rmSync(profile, { recursive: true }));

describe('the file of the schedules', () => {
  it('is not there at first: nothing switches by itself', () => {
    expect(openSchedules(profile, log).get()).toMatchObject({ revision: 0, schedules: [] });
    expect(readdirSync(profile)).toEqual([]);
  });

  it('keeps who made each: who saves another is not the maker of this one', () => {
    const schedules = openSchedules(profile, log);
    schedules.save(aSet(0, [aSchedule({ by: 'forged@x' })]), 'wang@control-1');
    const night = aSchedule({ id: 'night', action: 'off' });
    schedules.save(aSet(1, [aSchedule(), night]), 'li@control-1');
    const { schedules: kept } = openSchedules(profile, log).get();
    expect(kept.map(({ by }) => by)).toEqual(['wang@control-1', 'li@control-1']);
    schedules.save(aSet(2, [aSchedule({ action: 'off' }), night]), 'zhao@control-1');
    expect(schedules.get().schedules.map(({ by }) => by)).toEqual(['zhao@control-1', 'li@control-1']);
  });

  it('refuses what was made from an older one, and tells the newest', () => {
    const schedules = openSchedules(profile, log);
    schedules.save(aSet(0), 'wang@control-1');
    const refused = schedules.save(aSet(0, []), 'li@control-1');
    expect(refused).toEqual({ ok: false, code: 'stale', set: schedules.get() });
  });

  it('leaves the schedules as they were where it cannot be written', () => {
    const schedules = openSchedules(join(profile, 'gone'), log);
    expect(schedules.save(aSet(0), 'wang@control-1')).toMatchObject({ ok: false, code: 'not-written' });
    expect(schedules.get().schedules).toEqual([]);
  });

  it.each(['{', '[]', '{"format":9}', JSON.stringify(aSet(1, [aSchedule({ days: [7] })]))])(
    'is kept aside where it is %s, and nothing switches by itself',
    (text) => {
      writeFileSync(join(profile, 'schedules.json'), text);
      expect(openSchedules(profile, log).get().schedules).toEqual([]);
      expect(readdirSync(profile)[0]).toMatch(/^schedules\.unreadable-\d+\.json$/);
      expect(lines[0]).toContain('no schedule switches a light');
    },
  );
});

describe('the file of the runs', () => {
  it('has what waits and what became of the rest after a restart', () => {
    const run = {
      key: '2026-11-25 on clock 1080 a/lamp',
      schedule: 'evening',
      station: 'a',
      device: 'lamp',
      action: 'on' as const,
      atMs: 1_000,
      by: 'wang@control-1',
    };
    const state = takeDue(noRuns(0), [run], 1_000);
    openRuns(profile, log).save(state);
    expect(openRuns(profile, log).load(9_000)).toEqual(state);
  });

  it('that cannot be read begins anew: nothing of before is looked at again', () => {
    writeFileSync(join(profile, 'schedule-runs.json'), '{"format":1}');
    expect(openRuns(profile, log).load(9_000)).toEqual(noRuns(9_000));
    expect(readdirSync(profile)[0]).toMatch(/^schedule-runs\.unreadable-\d+\.json$/);
  });

  it('that cannot be written says so, and the program goes on', () => {
    openRuns(join(profile, 'gone'), log).save(noRuns(0));
    expect(lines[0]).toContain('schedule-runs.json not written');
  });
});
