import type { Chance } from './chance.ts';
import { DAY_MS, HOUR_MS, hourOf, MINUTE_MS } from './local-day.ts';
import type { DemoStation } from './stations.ts';

export interface Visit {
  readonly arriveMs: number;
  readonly leaveMs: number;
  readonly group: string;
  readonly method: 'face' | 'qr' | 'card' | 'pin';
  /** Opaque; regulars come again under the same token. */
  readonly person: string;
  /** The first attempt at the door was refused. */
  readonly refusedFirst: boolean;
  /** The door stood open longer than it may. */
  readonly holdsDoor: boolean;
  readonly charges: boolean;
  readonly microwave: { readonly startMs: number; readonly endMs: number } | null;
}

/** How each group comes through the day: one digit per hour from midnight. */
const HOURLY: readonly (readonly [group: string, digits: string])[] = [
  ['food-delivery', '322111235764568765677654'],
  ['courier', '000000135554355433321100'],
  ['sanitation', '000013652133122432100000'],
  ['ride-hailing', '222112223222334332233332'],
  ['taxi', '111111112111222111112211'],
  ['truck', '111111110000011000011111'],
  ['traffic-police', '000000011111111111111000'],
  ['construction', '000000111235522111111000'],
  ['gardening', '000000111112211110000000'],
  ['security', '111111110000100000011111'],
  ['citizen', '000000112233332233332110'],
  ['staff', '000000001000000010000000'],
  ['unknown', '000001000100010001000100'],
];

/** Shares as the stations report them: the face first, and always another way. */
const METHODS: readonly (readonly [Visit['method'], number])[] = [
  ['face', 0.72],
  ['qr', 0.17],
  ['card', 0.08],
  ['pin', 0.03],
];

const REGULARS_PER_GROUP = 60;
const FULL_TURNS_AWAY = 0.9;

/** Visitors per hour and digit, where `busy` is 1: about 650 visits a day. */
const PER_DIGIT = 1.4;

/** The groups' weights in each hour from midnight. */
const GROUPS_BY_HOUR = Array.from({ length: 24 }, (_, hour) =>
  HOURLY.map(([group, digits]) => [group, Number(digits[hour] ?? 0)] as const),
);
const DIGITS_BY_HOUR = GROUPS_BY_HOUR.map((groups) => groups.reduce((sum, [, digit]) => sum + digit, 0));
const MOST_DIGITS = Math.max(...DIGITS_BY_HOUR);

function weighted<T>(chance: Chance, choices: readonly (readonly [T, number])[]): T | undefined {
  let rest = chance.next() * choices.reduce((sum, [, weight]) => sum + weight, 0);
  return choices.find(([, weight]) => (rest -= weight) < 0)?.[0];
}

/** Minutes of a stay: water and away, a rest, or, at night, a sleep on the chair. */
function stayMinutes(chance: Chance, hour: number, eats: boolean): number {
  if (eats) return chance.between(14, 32);
  if ((hour < 6 || hour >= 22) && chance.is(0.3)) return chance.between(50, 150);
  return chance.is(0.45) ? chance.between(2, 6) : chance.between(8, 38);
}

function isMealHour(hour: number): boolean {
  return (hour >= 10.5 && hour < 14.5) || (hour >= 17 && hour < 20) || hour >= 22.5 || hour < 1;
}

function visitAt(arriveMs: number, station: DemoStation, chance: Chance): Visit {
  const hour = hourOf(arriveMs);
  const group = weighted(chance, GROUPS_BY_HOUR[Math.floor(hour)] ?? []) ?? 'unknown';
  const eats = isMealHour(hour) && chance.is(0.4);
  const leaveMs = Math.round(arriveMs + stayMinutes(chance, hour, eats) * MINUTE_MS);
  const startMs = arriveMs + chance.between(1, 3) * MINUTE_MS;
  return {
    arriveMs,
    leaveMs,
    group,
    method: weighted(chance, METHODS) ?? 'face',
    person: `${station.id.slice(0, 2)}-${group}-${Math.floor(chance.next() * REGULARS_PER_GROUP).toString(36)}`,
    refusedFirst: chance.is(0.04),
    holdsDoor: chance.is(0.002),
    charges: leaveMs - arriveMs > 8 * MINUTE_MS && chance.is(0.6),
    microwave: eats ? { startMs, endMs: startMs + chance.between(1.5, 4) * MINUTE_MS } : null,
  };
}

/** The visits of one local day, by arrival. Whoever finds the place full mostly goes elsewhere. */
export function visitsOfDay(station: DemoStation, dayStartMs: number, chance: Chance): readonly Visit[] {
  const visits: Visit[] = [];
  const busiestPerMs = (MOST_DIGITS * PER_DIGIT * station.busy) / HOUR_MS;
  let atMs = dayStartMs;
  let inside: readonly Visit[] = [];
  for (;;) {
    atMs += -Math.log(1 - chance.next()) / busiestPerMs;
    if (atMs >= dayStartMs + DAY_MS) return visits;
    if (!chance.is((DIGITS_BY_HOUR[Math.floor(hourOf(atMs))] ?? 0) / MOST_DIGITS)) continue;
    inside = inside.filter(({ leaveMs }) => leaveMs > atMs);
    if (inside.length >= station.about.capacity && chance.is(FULL_TURNS_AWAY)) continue;
    const visit = visitAt(Math.round(atMs), station, chance);
    visits.push(visit);
    inside = [...inside, visit];
  }
}
