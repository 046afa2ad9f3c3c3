import { z } from 'zod';
import type { CommandView } from '../domain/command/command-view.ts';
import type { AlarmView } from '../domain/alarm/alarm-view.ts';
import type { StationDetail, StationSummary } from '../domain/station-view.ts';

const id = z.string();
const ms = z.number();
const lock = z.enum(['locked', 'unlocked', 'jammed', 'unknown']);
const leaf = z.enum(['open', 'closed', 'unknown']);
const priority = z.enum(['critical', 'high', 'medium', 'low']);
const origin = z.enum(['live', 'retained', 'restored']);

const stationSummary = z.object({
  id,
  name: z.string().nullable(),
  nameEn: z.string().nullable(),
  district: z.string().nullable(),
  timezone: z.string(),
  capacity: z.number().nullable(),
  state: z.enum(['online', 'offline', 'stale', 'unknown']),
  stateSinceMs: ms.nullable(),
  inside: z.number().nullable(),
  drift: z.number().nullable(),
  visitsToday: z.number(),
  hour: z.array(z.number().nullable()).readonly(),
  powerW: z.number().nullable(),
  energyTodayKwh: z.number().nullable(),
  lock,
  leaf,
  doorAlert: z.enum(['forced', 'held', 'tamper']).nullable(),
  lightsOn: z.number(),
  lightsKnown: z.number(),
  lightsTotal: z.number(),
  activeAlarms: z.number(),
  unacknowledgedAlarms: z.number(),
  worstPriority: priority.nullable(),
  worstAlarmType: z.string().nullable(),
  missingMessages: z.number(),
  newestMs: ms.nullable(),
  origin,
}) satisfies z.ZodType<StationSummary>;

/** Like the detail below, made by main from parsed events only. */
const alarmView = z.custom<AlarmView>((value) => typeof value === 'object' && value !== null);

const commandView = z.custom<CommandView>((value) => typeof value === 'object' && value !== null);

/** The detail is made by main from parsed events only, so its shape is trusted: the type is the declaration. */
const stationDetail = z.custom<StationDetail>((value) => typeof value === 'object' && value !== null);

/** Why the feed is not connected, or what is wrong with a broker that is being tried. */
export const feedProblem = z.enum([
  'name-not-found',
  'refused',
  'timeout',
  'tls-untrusted',
  'tls-wrong-host',
  'tls-expired',
  'tls-failed',
  /** The broker wants to see a certificate of ours, and we have none. */
  'tls-client-missing',
  'tls-client-refused',
  /** A certificate or key of ours cannot be read or used. */
  'tls-files',
  'credentials',
  'not-authorised',
  'not-mqtt',
  'client-id-clash',
  'bad-url',
  'closed',
]);
export type FeedProblem = z.infer<typeof feedProblem>;

const feedStatus = z.object({
  connection: z.enum(['connected', 'connecting', 'offline']),
  /** The broker's URL without credentials. */
  broker: z.string(),
  demo: z.boolean(),
  sinceMs: ms,
  /** The last message of any station that was heard live; null before the first. */
  lastLiveMs: ms.nullable(),
  /** PUBLISH to PUBACK of our own presence message. */
  roundTripMs: z.number().nullable(),
  problem: feedProblem.nullable(),
  problemDetail: z.string(),
  /** The feed takes nothing while the journal cannot be written: nothing acknowledged is lost. */
  paused: z.enum(['disk-full', 'journal-failed']).nullable(),
});
export type FeedStatus = z.infer<typeof feedStatus>;

const consoleHealth = z.object({
  /** Events in the journal that the history has not taken yet. */
  backlog: z.number(),
  /** Messages received since start, and those put aside. */
  received: z.number(),
  duplicates: z.number(),
  quarantined: z.number(),
  journalHead: z.number(),
  journalEarliest: z.number(),
  freeBytes: z.number().nullable(),
  /** Since start, what went beyond a bound: readings that were not counted, and events that are in the journal alone. */
  droppedReadings: z.number(),
  unshownEvents: z.number(),
  /** Where a damaged journal lies that was put aside; null: none. */
  journalAside: z.string().nullable(),
});
export type ConsoleHealth = z.infer<typeof consoleHealth>;

const horn = z.object({
  /** The priority of the most urgent alarm that sounds now; null: silent. */
  sounding: priority.nullable(),
  /** Nobody answered in time what sounds: it sounds faster, and as loud as can be. */
  escalated: z.boolean(),
  /** How many unacknowledged alarms somebody silenced. */
  silenced: z.number(),
  /** Why nobody would hear it, as far as main knows: somebody listened and said so, or the volume is down. */
  unheard: z.enum(['said', 'muted']).nullable(),
});
export type Horn = z.infer<typeof horn>;

export const livePullInput = z.object({
  /** The session and version of the last answer; 0 for a snapshot. */
  session: z.string(),
  since: z.int().nonnegative(),
  /** The station whose detail is wanted too, and the version of the detail at hand (0: none): a newer one is sent at once. */
  watch: z.object({ station: z.string(), since: z.int().nonnegative() }).nullable(),
});
export type LivePullInput = z.infer<typeof livePullInput>;

export const alarmPullInput = livePullInput.omit({ watch: true });
export type AlarmPullInput = z.infer<typeof alarmPullInput>;

/** The longest time for which a pull is held when there is nothing new: the heartbeat of the picture, ms. */
export const LIVE_PULL_HOLD_MS = 1_000;

export const liveDelta = z.object({
  session: z.string(),
  version: z.number(),
  /** True: forget all that came before. */
  full: z.boolean(),
  stations: z.array(stationSummary),
  /** The newest commands of the stations of which one changed: the others are as before. */
  commands: z.array(z.object({ station: id, commands: z.array(commandView) })),
  detail: stationDetail.nullable(),
  feed: feedStatus,
  health: consoleHealth,
  nowMs: ms,
});
export type LiveDelta = z.infer<typeof liveDelta>;

/** What rings has a way of its own: in a flood the picture of 300 stations takes 100 ms to arrive and to be drawn. */
export const alarmDelta = z.object({
  session: z.string(),
  version: z.number(),
  /** True: forget all that came before. */
  full: z.boolean(),
  /** All alarms of the stations of which one changed: the others are as before. */
  alarms: z.array(z.object({ station: id, alarms: z.array(alarmView) })),
  horn,
});
export type AlarmDelta = z.infer<typeof alarmDelta>;
