import type { LightSchedule } from '../../../../src-shared/domain/schedule/schedule.ts';

/** Monday first, as the week is worked. */
export const DAYS = [1, 2, 3, 4, 5, 6, 0] as const;
/** As the text has them, by the number of the day. */
export const DAY_NAMES = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

/** What most begin with. Main says whose it is when it is saved. */
export const newSchedule = (): LightSchedule => ({
  id: crypto.randomUUID().slice(0, 8),
  enabled: true,
  action: 'on',
  at: { kind: 'sunset', offsetMin: 0 },
  days: [...DAYS],
  stations: 'all',
  lights: 'all',
  by: '',
});
