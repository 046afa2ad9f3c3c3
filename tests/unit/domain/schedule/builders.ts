import type { LightSchedule, LitStation } from '../../../../src-shared/domain/schedule/schedule.ts';

export const ZHENGZHOU = { lat: 34.75, lon: 113.62 };

export const aSchedule = (fields: Partial<LightSchedule> = {}): LightSchedule => ({
  id: 'evening',
  enabled: true,
  action: 'on',
  at: { kind: 'clock', minute: 18 * 60 },
  days: [0, 1, 2, 3, 4, 5, 6],
  stations: 'all',
  lights: 'all',
  by: 'wang@control-1',
  ...fields,
});

export const aLitStation = (fields: Partial<LitStation> = {}): LitStation => ({
  station: 'a',
  timezone: 'Asia/Shanghai',
  place: ZHENGZHOU,
  lights: [{ device: 'lamp', name: null }],
  ...fields,
});
