import type { DiskUse } from '../../../../src-shared/contract/storage.ts';
import { forecast, type Forecast, type Growing } from '../../../../src-shared/domain/storage/forecast.ts';
import type { Retention } from '../../../history/retention.ts';
import type { KindSpace, Space, SpaceKind } from '../../../history/space.ts';

/** The setting that says how long a kind is kept, and what the contract lets it be. */
export const KEEP = {
  events: { name: 'keepEventsDays', min: 1, max: 3_660, mayBeEmpty: false },
  minutes: { name: 'keepMinutesDays', min: 1, max: 3_660, mayBeEmpty: false },
  alarms: { name: 'keepAlarmsDays', min: 31, max: 3_660, mayBeEmpty: false },
  days: { name: 'keepDaysDays', min: 400, max: 3_660, mayBeEmpty: true },
} as const satisfies Record<
  SpaceKind,
  { readonly name: keyof Retention; min: number; max: number; mayBeEmpty: boolean }
>;

export const KINDS = Object.keys(KEEP) as readonly SpaceKind[];

/** Decades: no forecast goes so far. */
const FAR_DAYS = 7_300;
const DAY_MS = 86_400_000;

const growing = (kind: KindSpace, retention: Retention): Growing => ({
  bytesPerDay: kind.bytesPerDay,
  oldestMs: kind.oldestMs,
  keepDays: retention[KEEP[kind.kind].name],
});

/** The disk's room, or the browser's where that is less. */
export function forecastOf(space: Space, disk: DiskUse, retention: Retention, nowMs: number): Forecast {
  const history = space.kinds.map((kind) => growing(kind, retention));
  const { oldestMs, bytesPerDay } = disk.journal;
  const journal = { oldestMs, bytesPerDay, keepDays: retention.keepEventsDays };
  const byDisk = forecast([...history, journal], disk.freeBytes, nowMs);
  const quota = (space.quotaBytes ?? Infinity) - (space.usageBytes ?? 0);
  const byQuota = forecast(history, quota, nowMs);
  const days = [byDisk.fullInDays, byQuota.fullInDays].filter((n) => n !== null && n < FAR_DAYS);
  const soonest = Math.min(...days.map(Number));
  return { growthBytes: byDisk.growthBytes, fullInDays: days.length === 0 ? null : soonest };
}

/** Less than a day of data says little about the days to come. */
export const isYoung = ({ kinds }: Space, nowMs: number): boolean =>
  kinds.every(({ oldestMs }) => oldestMs === null || nowMs - oldestMs < DAY_MS);

/** Whether any time is shorter than before: that deletes. */
export function isShorter(before: Retention, after: Retention): boolean {
  return KINDS.some((kind) => {
    const { name } = KEEP[kind];
    return (after[name] ?? Infinity) < (before[name] ?? Infinity);
  });
}
