import { describe, expect, it, onTestFinished } from 'vitest';
import {
  dueMonths,
  startScheduledReport,
  type KeptSchedule,
} from '../../../../src-main/core/reports/scheduled-report.ts';
import type { ReportOutcome } from '../../../../src-shared/contract/reports.ts';
import type { AuditDeed } from '../../../../src-shared/domain/operators/audit-entry.ts';
import { quiet } from '../support/people.ts';

const ZONES = ['Asia/Shanghai'];

describe('months that are due', () => {
  it.each([
    ['an hour before the grace is over', '2026-10-31T16:59:00Z', '2026-09', []],
    ['once it is over', '2026-10-31T17:00:00Z', '2026-09', ['2026-10']],
    [
      'after an absence, each that was missed',
      '2026-11-05T00:00:00Z',
      '2026-07',
      ['2026-08', '2026-09', '2026-10'],
    ],
    ['where none was ever written, the last alone', '2026-11-05T00:00:00Z', null, ['2026-10']],
    ['none twice', '2026-11-05T00:00:00Z', '2026-10', []],
    ['with the clock set back, none', '2026-03-05T00:00:00Z', '2026-10', []],
  ])('%s', (_, now, done, due) => {
    expect(dueMonths(done, Date.parse(now), ZONES, 0)).toEqual(due);
  });
});

function aSchedule(fields: Partial<KeptSchedule> = {}) {
  let kept: KeptSchedule = {
    isOn: true,
    folder: '/reports',
    formats: ['xlsx', 'csv'],
    language: 'zh-CN',
    done: '2026-08',
    ...fields,
  };
  const clock = { nowMs: Date.parse('2026-11-01T12:00:00Z') };
  const outcome: { next: ReportOutcome } = { next: { ok: true, path: '' } };
  const made: string[] = [];
  const deeds: AuditDeed[] = [];
  const scheduled = startScheduledReport({
    file: {
      get: () => kept,
      save: (next) => {
        kept = next;
      },
    },
    now: () => clock.nowMs,
    zones: () => ZONES,
    dayBeginsAtHour: () => 0,
    make: (_request, out) => {
      if (outcome.next.ok) made.push(out);
      return Promise.resolve(outcome.next);
    },
    placeOf: (folder, name) => `${folder}/${name}`,
    audit: {
      append: (deed) => {
        deeds.push(deed);
        return Promise.resolve();
      },
    },
    by: '@control-1',
    log: quiet,
  });
  onTestFinished(scheduled.close);
  return { scheduled, made, deeds, clock, outcome, kept: () => kept };
}

describe('the scheduled report', () => {
  it('writes each month that was missed once, in all formats, and into the audit before', async () => {
    const { scheduled, made, deeds, kept } = aSchedule();
    scheduled.tick();
    await expect.poll(() => kept().done).toBe('2026-10');
    expect(made).toEqual([
      '/reports/waystation-2026-09.xlsx',
      '/reports/waystation-2026-09.csv',
      '/reports/waystation-2026-10.xlsx',
      '/reports/waystation-2026-10.csv',
    ]);
    expect(deeds.map(({ action, by }) => [action, by])).toEqual(made.map(() => ['report', '@control-1']));
    scheduled.tick();
    expect(made).toHaveLength(4);
  });

  it('says why it could not be written, and tries again after a while', async () => {
    const { scheduled, made, clock, outcome, kept } = aSchedule({ done: '2026-09' });
    outcome.next = { ok: false, code: 'disk-full', detail: 'no room' };
    scheduled.tick();
    await expect.poll(() => scheduled.view().failure).toMatchObject({ month: '2026-10', code: 'disk-full' });
    outcome.next = { ok: true, path: '' };
    clock.nowMs += 60_000;
    scheduled.tick();
    expect(made).toEqual([]);
    clock.nowMs += 600_000;
    scheduled.tick();
    await expect.poll(() => kept().done).toBe('2026-10');
    expect(scheduled.view().failure).toBeNull();
    expect(made).toHaveLength(2);
  });

  it('does nothing while it is off or has no folder', () => {
    for (const fields of [{ isOn: false }, { folder: '' }]) {
      const { scheduled, deeds } = aSchedule(fields);
      scheduled.tick();
      expect(deeds).toEqual([]);
    }
  });
});
