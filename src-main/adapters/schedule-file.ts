import { existsSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { month } from '../../src-shared/contract/months.ts';
import { reportSchedule } from '../../src-shared/contract/reports.ts';
import type { KeptSchedule, ScheduleFile } from '../core/reports/scheduled-report.ts';
import type { Log } from '../core/ports.ts';
import { writeWhole } from './whole-file.ts';

const kept = reportSchedule.extend({ done: month.nullable() });

const OFF: KeptSchedule = {
  isOn: false,
  folder: '',
  formats: ['xlsx', 'pdf'],
  language: 'zh-CN',
  done: null,
};

/** `report-schedule.json` of the profile; one that cannot be read is set aside, and nothing is written by itself until it is set again. */
export function openSchedule(profile: string, log: Log): ScheduleFile {
  const file = join(profile, 'report-schedule.json');
  let current = existsSync(file) ? readOrSetAside(file, log) : OFF;
  return {
    get: () => current,
    save: (next) => {
      writeWhole(file, JSON.stringify(next, null, 2));
      current = next;
    },
  };
}

function readOrSetAside(file: string, log: Log): KeptSchedule {
  try {
    return kept.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    const aside = file.replace(/\.json$/, `.unreadable-${String(Date.now())}.json`);
    renameSync(file, aside);
    log.warn(`report-schedule.json could not be read and is kept as ${aside} (${String(error)})`);
    return OFF;
  }
}
