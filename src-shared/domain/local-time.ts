/** The zone of a station that names none, or one that does not exist: where the stations are. */
const DEFAULT_ZONE = 'Asia/Shanghai';

/** A station's own day: `[startMs, endMs)`, epoch ms; 23, 24 or 25 h long. */
export interface LocalDay {
  /** '2026-11-23' */
  readonly key: string;
  readonly startMs: number;
  readonly endMs: number;
}

/** What the clock on the station's wall shows. */
export interface WallClock {
  /** 0 Sunday to 6 Saturday. */
  readonly weekday: number;
  /** Of the day, 0 to 1439. */
  readonly minute: number;
}

interface Zone {
  readonly name: string;
  readonly format: Intl.DateTimeFormat;
  readonly days: Map<number, LocalDay>;
  /** By quarter of an hour: what the clock shows at its beginning. */
  readonly clocks: Map<number, WallClock>;
}

const QUARTER_MS = 15 * 60_000;
const HOUR_MS = 60 * 60_000;
const LONGEST_DAY_MS = 26 * HOUR_MS;
const SHORTEST_DAY_MS = 22 * HOUR_MS;

/** A formatter is a few hundred KB of ICU; stations of one operator share a handful of zones. Emptied when full. */
const MAX_ZONES = 64;

/** Days remembered per zone, by quarter of an hour: six weeks, as a report over a month goes through. Emptied when full. */
const MAX_QUARTERS_PER_ZONE = 4_096;

// A cache of pure results: it changes how fast an answer comes, never which.
const zones = new Map<string, Zone>();

function makeZone(name: string): Zone {
  const options = {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    calendar: 'gregory',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    numberingSystem: 'latn',
  } as const;
  const rest = { days: new Map<number, LocalDay>(), clocks: new Map<number, WallClock>() };
  try {
    return { name, format: new Intl.DateTimeFormat('en-US', { ...options, timeZone: name }), ...rest };
  } catch {
    const format = new Intl.DateTimeFormat('en-US', { ...options, timeZone: DEFAULT_ZONE });
    return { name: DEFAULT_ZONE, format, ...rest };
  }
}

function zoneOf(name: string | null): Zone {
  const wanted = name ?? DEFAULT_ZONE;
  const known = zones.get(wanted);
  if (known !== undefined) return known;
  if (zones.size >= MAX_ZONES) zones.clear();
  const made = makeZone(wanted);
  zones.set(wanted, made);
  return made;
}

function partsOf(zone: Zone, atMs: number): Partial<Record<Intl.DateTimeFormatPartTypes, string>> {
  const parts: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {};
  for (const part of zone.format.formatToParts(atMs)) parts[part.type] = part.value;
  return parts;
}

function formatKey(zone: Zone, atMs: number): string {
  const parts = partsOf(zone, atMs);
  return `${parts.year ?? ''}-${parts.month ?? ''}-${parts.day ?? ''}`;
}

/**
 * The first quarter of an hour from `fromMs` on for which `test` holds. Clocks change on quarters of an hour (UTC) everywhere;
 * looking at each is right for midnights that do not exist or come twice, which arithmetic with offsets is not.
 */
function firstQuarter(fromMs: number, untilMs: number, test: (atMs: number) => boolean): number {
  let atMs = fromMs;
  while (atMs < untilMs && !test(atMs)) atMs += QUARTER_MS;
  return atMs;
}

function findDay(zone: Zone, quarterMs: number): LocalDay {
  const key = formatKey(zone, quarterMs);
  const isDay = (atMs: number): boolean => formatKey(zone, atMs) === key;
  let lastHour = quarterMs - LONGEST_DAY_MS;
  while (!isDay(lastHour)) lastHour += HOUR_MS;
  const startMs = firstQuarter(lastHour - HOUR_MS, lastHour, isDay);
  const endMs = firstQuarter(startMs + SHORTEST_DAY_MS, startMs + LONGEST_DAY_MS, (atMs) => !isDay(atMs));
  return { key, startMs, endMs };
}

/** The own day that `atMs` falls into, in an IANA zone; an unknown zone counts as DEFAULT_ZONE. */
export function localDay(atMs: number, zoneName: string | null): LocalDay {
  const zone = zoneOf(zoneName);
  const quarter = Math.floor(atMs / QUARTER_MS);
  const known = zone.days.get(quarter);
  if (known !== undefined) return known;
  const day = findDay(zone, quarter * QUARTER_MS);
  if (zone.days.size >= MAX_QUARTERS_PER_ZONE) zone.days.clear();
  for (let atDay = day.startMs; atDay < day.endMs; atDay += QUARTER_MS)
    zone.days.set(atDay / QUARTER_MS, day);
  return day;
}

/** The day after: as a rule midnight comes 24 h later, and one look at the clock is cheaper than looking for it. */
function dayAfter(zone: Zone, { endMs: startMs }: LocalDay): LocalDay {
  const endMs = startMs + 24 * HOUR_MS;
  return readClock(zone, endMs).minute === 0
    ? { key: formatKey(zone, startMs), startMs, endMs }
    : localDay(startMs, zone.name);
}

/** The own days that `[fromMs, toMs)` touches, in order. */
export function localDays(fromMs: number, toMs: number, zoneName: string | null): LocalDay[] {
  const days: LocalDay[] = [];
  if (fromMs >= toMs) return days;
  const zone = zoneOf(zoneName);
  for (let day = localDay(fromMs, zoneName); day.startMs < toMs; day = dayAfter(zone, day)) days.push(day);
  return days;
}

/** '2026-11-23', the own day of the zone at `atMs`. */
export function dayKey(atMs: number, zone: string | null): string {
  return localDay(atMs, zone).key;
}

/** Epoch ms of the beginning of the own day that `atMs` falls into. */
export function dayStartMs(atMs: number, zone: string | null): number {
  return localDay(atMs, zone).startMs;
}

/** When the own day of this name begins, epoch ms; one that a zone left out begins where it would have. */
export function startOfDay(key: string, zone: string | null): number {
  const noonMs = Date.parse(`${key}T12:00:00Z`);
  const around = [noonMs, noonMs - 12 * HOUR_MS, noonMs + 12 * HOUR_MS].map((atMs) => localDay(atMs, zone));
  return around.find((day) => day.key === key)?.startMs ?? noonMs - 12 * HOUR_MS;
}

function readClock(zone: Zone, atMs: number): WallClock {
  const { year, month, day, hour, minute } = partsOf(zone, atMs);
  const weekday = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day))).getUTCDay();
  return { weekday, minute: Number(hour) * 60 + Number(minute) };
}

/** What the clock on the wall shows at `atMs` in an IANA zone; an unknown zone counts as DEFAULT_ZONE. */
export function wallClock(atMs: number, zoneName: string | null): WallClock {
  const zone = zoneOf(zoneName);
  const quarter = Math.floor(atMs / QUARTER_MS);
  let clock = zone.clocks.get(quarter);
  if (clock === undefined) {
    clock = readClock(zone, quarter * QUARTER_MS);
    if (zone.clocks.size >= MAX_QUARTERS_PER_ZONE) zone.clocks.clear();
    zone.clocks.set(quarter, clock);
  }
  // No clock jumps, and no day begins, within a quarter: see firstQuarter.
  return { weekday: clock.weekday, minute: clock.minute + Math.floor((atMs % QUARTER_MS) / 60_000) };
}

/** The zone as it is counted with: the given one where it exists, else DEFAULT_ZONE. */
export function zoneOrDefault(zone: string | null): string {
  return zoneOf(zone).name;
}
