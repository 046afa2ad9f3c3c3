import type { Translate } from './i18n.ts';

/** What is not known is drawn as this, never as 0, "off" or "locked". */
export const UNKNOWN = '—';

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

const UNITS = ['B', 'KB', 'MB', 'GB', 'TB'] as const;

/** A length of time for people, in ms: "41 s", "12 min", "3 h 5 min", "2 d 4 h". Negative counts as 0. */
export function formatDuration(durationMs: number, t: Translate): string {
  const ms = Math.max(0, durationMs);
  if (ms < MINUTE_MS) return t('words.age.seconds', { n: Math.floor(ms / SECOND_MS) });
  if (ms < HOUR_MS) return t('words.age.minutes', { n: Math.floor(ms / MINUTE_MS) });
  if (ms < DAY_MS)
    return t('words.age.hours', { h: Math.floor(ms / HOUR_MS), m: Math.floor((ms % HOUR_MS) / MINUTE_MS) });
  return t('words.age.days', { d: Math.floor(ms / DAY_MS), h: Math.floor((ms % DAY_MS) / HOUR_MS) });
}

/** A length that somebody chose: whole hours are "4 h", not "4 h 0 min". */
export const formatLength = (lengthMs: number, t: Translate): string =>
  lengthMs >= HOUR_MS && lengthMs % HOUR_MS === 0
    ? t('words.age.wholeHours', { n: lengthMs / HOUR_MS })
    : formatDuration(lengthMs, t);

/** How long ago `atMs` was; unknown stays unknown. */
export function formatAge(atMs: number | null, nowMs: number, t: Translate): string {
  return atMs === null ? UNKNOWN : formatDuration(nowMs - atMs, t);
}

export function formatInteger(value: number | null): string {
  return value === null ? UNKNOWN : String(Math.round(value));
}

/** Watts as kilowatts with two digits after the point: 812.4 → "0.81". */
export function formatKilowatts(powerW: number | null): string {
  return powerW === null ? UNKNOWN : (powerW / 1_000).toFixed(2);
}

/** Kilowatt hours: one digit after the point below 1,000, none above. */
export function formatKwh(energyKwh: number | null): string {
  if (energyKwh === null) return UNKNOWN;
  return energyKwh < 1_000 ? energyKwh.toFixed(1) : energyKwh.toFixed(0);
}

/** 1942 → "1 942": a thin gap reads in every language, and nobody takes it for a decimal point. */
export function formatThousands(value: number, decimals = 0): string {
  return value.toFixed(decimals).replace(/\B(?<!\.\d*)(?=(\d{3})+(?!\d))/g, '\u2009');
}

/** Bytes with three significant digits: "812 MB", "1.25 TB". */
export function formatBytes(bytes: number): string {
  const step = Math.min(UNITS.length - 1, Math.max(0, Math.floor(Math.log2(Math.max(1, bytes)) / 10)));
  const value = bytes / 1024 ** step;
  return `${step === 0 || value >= 100 ? value.toFixed(0) : value.toPrecision(3)} ${UNITS[step] ?? ''}`;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

function clock(options: Intl.DateTimeFormatOptions, timeZone: string | undefined): Intl.DateTimeFormat {
  const key = `${timeZone ?? ''} ${Object.keys(options).join(' ')}`;
  const known = clocks.get(key);
  if (known !== undefined) return known;
  const made = zoned(options, timeZone);
  clocks.set(key, made);
  return made;
}

/** A zone's name travels in a payload: one that this computer does not know is shown in its own time. */
function zoned(options: Intl.DateTimeFormatOptions, timeZone: string | undefined): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat('en-GB', { ...options, timeZone, hourCycle: 'h23' });
  } catch {
    return new Intl.DateTimeFormat('en-GB', { ...options, hourCycle: 'h23' });
  }
}

const TIME = { hour: '2-digit', minute: '2-digit', second: '2-digit' } as const;
const SHORT = { hour: '2-digit', minute: '2-digit' } as const;
const DATE = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;

/** "03:47:12" in the given zone, else in this computer's. */
export const formatTime = (atMs: number, timeZone?: string): string => clock(TIME, timeZone).format(atMs);

/** "03:47" */
export const formatShortTime = (atMs: number, timeZone?: string): string =>
  clock(SHORT, timeZone).format(atMs);

/** "2026-11-23" */
export function formatDate(atMs: number, timeZone?: string): string {
  return clock(DATE, timeZone).format(atMs).split('/').reverse().join('-');
}

/** The time alone when it is of today, else with its date: "11-22 21:05". */
export function formatWhen(atMs: number, nowMs: number, timeZone?: string): string {
  const day = formatDate(atMs, timeZone);
  if (day === formatDate(nowMs, timeZone)) return formatTime(atMs, timeZone);
  return `${day.slice(5)} ${formatShortTime(atMs, timeZone)}`;
}

/** "2026-11-23 03:47:12", as tables want it. */
export const formatStamp = (atMs: number, timeZone?: string): string =>
  `${formatDate(atMs, timeZone)} ${formatTime(atMs, timeZone)}`;
