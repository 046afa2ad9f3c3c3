import { z } from 'zod';
import type { StationGroup } from '../domain/station-group.ts';
import type { WorkingHours } from '../domain/alarm/rules/working-hours.ts';
import { topicId } from '../feed/parts.ts';
import { times } from './rules.ts';

export const language = z.enum(['zh-CN', 'en']);
export type Language = z.infer<typeof language>;

export const theme = z.enum(['dark', 'light']);
export type Theme = z.infer<typeof theme>;

const BROKER_URL = /^(mqtts?|wss?):\/\/[^\s/?#@]+(:\d{1,5})?(\/[^\s]*)?$/;

export const brokerUrl = z.string().max(512).regex(BROKER_URL);

/** A broker as the window may know it: the password goes in, never out. */
const brokerView = z.object({
  urls: z.array(brokerUrl).max(8),
  username: z.string().max(256),
  hasPassword: z.boolean(),
  /** Path of a PEM file with the broker's own certificate authority; empty: the system's. */
  caFile: z.string().max(1024),
  /** Path of a PEM file with this console's own certificate; empty: none. */
  certFile: z.string().max(1024),
  hasKey: z.boolean(),
});

export const brokerInput = z.object({
  urls: z.array(brokerUrl).min(1).max(8),
  username: z.string().max(256),
  /** Null: keep the one that is stored. */
  password: z.string().max(1024).nullable(),
  caFile: z.string().max(1024),
  certFile: z.string().max(1024),
  /** Path of the PEM file with the certificate's key, which main reads; null: keep the one that is stored. */
  keyFile: z.string().max(1024).nullable(),
});
export type BrokerInput = z.infer<typeof brokerInput>;

/** After so long without an answer; null: never. */
const escalateAfter = z.int().min(10).max(86_400).nullable();

/** More than one operator has stations. */
const MOST_STATIONS = 5_000;
const workingHours = z.object({
  usual: times,
  stations: z.record(topicId, times).refine((own) => Object.keys(own).length <= MOST_STATIONS),
}) satisfies z.ZodType<WorkingHours>;

export const GROUPS_MOST = 200;
/** Characters. */
export const GROUP_NAME_MOST = 40;
const stationGroup = z.object({
  id: topicId,
  name: z.string().trim().min(1).max(GROUP_NAME_MOST),
  stations: z.array(topicId).max(MOST_STATIONS).readonly(),
}) satisfies z.ZodType<StationGroup>;
const isUnique = (all: readonly string[]): boolean => new Set(all).size === all.length;
const stationGroups = z
  .array(stationGroup)
  .max(GROUPS_MOST)
  .readonly()
  .refine((groups) => isUnique(groups.map(({ id }) => id)), 'each id once')
  .refine((groups) => isUnique(groups.map(({ name }) => name)), 'each name once');

export const settingsView = z.object({
  language,
  theme,
  /** Null: none was ever set, the demo runs. */
  broker: brokerView.nullable(),
  /** False where the system has no key store: the password is then asked for at each start. */
  canKeepSecrets: z.boolean(),
  root: z.string(),
  /** Whoever is signed in and does nothing for so long must show again who he is, minutes. */
  lockAfterMin: z.int().min(1).max(720),
  /** A station that says "online" but is silent for so long is stale, s. */
  staleAfterS: z.int().min(10).max(86_400),
  /** Whole events in the local history, days. */
  keepEventsDays: z.int().min(1).max(3_660),
  /** Who came, as an opaque token, days: counted from the arrival. */
  keepPersonsDays: z.int().min(1).max(366),
  /** Minute aggregates in the local history, days. */
  keepMinutesDays: z.int().min(1).max(3_660),
  /** The log of alarms with what became of them, days: a year and its month are compared with the year before. */
  keepAlarmsDays: z.int().min(31).max(3_660),
  /** Counts by hour and day, days; null: for good. A year is compared with the one before. */
  keepDaysDays: z.int().min(400).max(3_660).nullable(),
  /** When an alarm that nobody answers calls louder, s, by priority. */
  escalateAfterS: z.object({
    critical: escalateAfter,
    high: escalateAfter,
    medium: escalateAfter,
    low: escalateAfter,
  }),
  /** Hour of the stations' clocks at which a day of the reports begins. */
  dayBeginsAtHour: z.int().min(0).max(23),
  /** Another operator must confirm that a door is unlocked. */
  unlockNeedsTwo: z.boolean(),
  workingHours,
  stationGroups,
});
export type SettingsView = z.infer<typeof settingsView>;

/** How it looks is anybody's who looks at it. */
export const look = settingsView.pick({ language: true, theme: true });
export const lookPatch = look.partial();
export type LookPatch = z.infer<typeof lookPatch>;

export const watching = settingsView.pick({
  staleAfterS: true,
  keepEventsDays: true,
  keepMinutesDays: true,
  keepPersonsDays: true,
  keepAlarmsDays: true,
  keepDaysDays: true,
  dayBeginsAtHour: true,
  workingHours: true,
  stationGroups: true,
  escalateAfterS: true,
  lockAfterMin: true,
  unlockNeedsTwo: true,
});
export const settingsPatch = watching.partial();
export type SettingsPatch = z.infer<typeof settingsPatch>;
