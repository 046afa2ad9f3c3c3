import type { AlarmOccurrence } from '../alarm/occurrence.ts';
import { add, addAll, type Counts } from '../statistics/counts.ts';
import { cyclesOf, type Spells } from '../statistics/on-spells.ts';
import { UNKNOWN, type HourCounts } from '../statistics/station-day.ts';
import type { ApplianceUse, Figures } from './model.ts';

/** What is known of a station beside its counts. */
export interface SumOf {
  readonly capacity: number | null;
  readonly mainMeters: ReadonlySet<string>;
  readonly applianceMeters: ReadonlySet<string>;
}

/** Adds hours, alarms and other sums up, and tells the figures. */
export class FigureSum {
  #visits = 0;
  #left = 0;
  #late = 0;
  #corrections = 0;
  #minutes = { withData: 0, without: 0, counted: 0, personMilli: 0 };
  /** Null: the capacity of none is known. */
  #above: number | null = null;
  #energyKwh = 0;
  #emptyKwh = 0;
  #peak: number | null = null;
  #hoursWithout = 0;
  readonly #names = {
    byGroup: new Map() as Counts,
    byMethod: new Map() as Counts,
    doorEvents: new Map() as Counts,
    commands: new Map() as Counts,
    energy: new Map() as Counts,
    alarms: new Map() as Counts,
  };
  readonly #uses = new Map<string, ApplianceUse>();
  readonly #responses: number[] = [];
  #alarms = 0;

  /** `before` are the spells of the hour before, where there is one. */
  addHour(hour: HourCounts, before: ReadonlyMap<string, Spells> | null, of: SumOf): void {
    const { minutes } = hour;
    this.#visits += hour.visits;
    this.#left += hour.left;
    this.#late += hour.late;
    this.#corrections += hour.corrections.length;
    addAll(this.#names.byGroup, hour.byGroup);
    addAll(this.#names.byMethod, hour.byMethod);
    addAll(this.#names.doorEvents, hour.doorEvents);
    addAll(this.#names.commands, hour.commands);
    addAll(this.#names.energy, minutes.energyKwh);
    this.#energyKwh += sumOf(minutes.energyKwh, of.mainMeters);
    this.#emptyKwh += sumOf(minutes.emptyKwh, of.mainMeters);
    this.#minutes.withData += minutes.minutesWithData;
    this.#minutes.counted += minutes.minutesCounted;
    this.#minutes.personMilli += minutes.personMilliMinutes;
    this.#peak = higher(this.#peak, minutes.peakInside);
    const { capacity, applianceMeters } = of;
    if (capacity !== null && minutes.minutesCounted > 0)
      this.#above = (this.#above ?? 0) + minutesAbove(minutes.minutesAt, capacity);
    for (const [meter, spells] of minutes.spells) {
      if (!applianceMeters.has(meter)) continue;
      const cycles = cyclesOf(spells, before?.get(meter) ?? null);
      this.#use(meter, { cycles, minutes: spells.minutesOn, kwh: spells.kwh });
    }
  }

  add(more: FigureSum): void {
    this.#visits += more.#visits;
    this.#left += more.#left;
    this.#late += more.#late;
    this.#corrections += more.#corrections;
    this.#hoursWithout += more.#hoursWithout;
    this.#energyKwh += more.#energyKwh;
    this.#emptyKwh += more.#emptyKwh;
    this.#alarms += more.#alarms;
    this.#peak = higher(this.#peak, more.#peak);
    if (more.#above !== null) this.#above = (this.#above ?? 0) + more.#above;
    for (const name of ['withData', 'without', 'counted', 'personMilli'] as const)
      this.#minutes[name] += more.#minutes[name];
    for (const name of ['byGroup', 'byMethod', 'doorEvents', 'commands', 'energy', 'alarms'] as const)
      addAll(this.#names[name], more.#names[name]);
    for (const [meter, use] of more.#uses) this.#use(meter, use);
    for (const response of more.#responses) this.#responses.push(response);
  }

  /** An hour of `minutes` of which so many have passed, whether or not anything is known of it. */
  addElapsed(minutes: number, withData: number, isSilent: boolean): void {
    this.#minutes.without += Math.max(0, minutes - withData);
    if (isSilent) this.#hoursWithout += 1;
  }

  addAlarm({ type, raisedMs, acknowledged }: AlarmOccurrence): void {
    this.#alarms += 1;
    add(this.#names.alarms, type);
    if (acknowledged !== null) this.#responses.push(Math.max(0, acknowledged.atMs - raisedMs));
  }

  figures(): Figures {
    const { byGroup, byMethod, doorEvents, commands, energy, alarms } = this.#names;
    const { withData, without, counted, personMilli } = this.#minutes;
    const responses = this.#responses.toSorted((a, b) => a - b);
    return {
      visits: this.#visits,
      left: this.#left,
      granted: sumOf(byMethod),
      byGroup: Object.fromEntries(byGroup),
      byMethod: Object.fromEntries(byMethod),
      nonFaceShare: nonFaceShare(Object.fromEntries(byMethod)),
      doorEvents: Object.fromEntries(doorEvents),
      meanInside: counted === 0 ? null : personMilli / 1_000 / counted,
      peakInside: this.#peak,
      personMinutes: personMilli / 1_000,
      minutesCounted: counted,
      minutesAboveCapacity: this.#above,
      energyKwh: toWh(this.#energyKwh),
      emptyKwh: toWh(this.#emptyKwh),
      energyByMeter: Object.fromEntries([...energy].map(([meter, kwh]) => [meter, toWh(kwh)])),
      appliances: Object.fromEntries(this.#uses),
      alarms: this.#alarms,
      alarmsByType: Object.fromEntries(alarms),
      alarmsAcknowledged: responses.length,
      medianResponseMs: responses[Math.floor((responses.length - 1) / 2)] ?? null,
      slowestResponseMs: responses.at(-1) ?? null,
      commands: Object.fromEntries(commands),
      corrections: this.#corrections,
      lateEvents: this.#late,
      minutesWithData: withData,
      minutesWithoutData: without,
      hoursWithoutData: this.#hoursWithout,
    };
  }

  #use(meter: string, more: ApplianceUse): void {
    const use = this.#uses.get(meter) ?? { cycles: 0, minutes: 0, kwh: 0 };
    this.#uses.set(meter, {
      cycles: use.cycles + more.cycles,
      minutes: use.minutes + more.minutes,
      kwh: toWh(use.kwh + more.kwh),
    });
  }
}

export const higher = (a: number | null, b: number | null): number | null =>
  a === null || b === null ? (a ?? b) : Math.max(a, b);

function minutesAbove(minutesAt: ReadonlyMap<number, number>, capacity: number): number {
  let minutes = 0;
  for (const [people, count] of minutesAt) if (people > capacity) minutes += count;
  return minutes;
}

function sumOf(counts: ReadonlyMap<string, number>, names?: ReadonlySet<string>): number {
  let sum = 0;
  for (const [name, count] of counts) if (names?.has(name) ?? true) sum += count;
  return sum;
}

/** Millionths: no more digits than a meter has, and no traces of binary fractions. */
export const toWh = (kwh: number): number => Math.round(kwh * 1_000_000) / 1_000_000;

/** Of what is known, the share that was not by face. */
export function nonFaceShare(byMethod: Figures['byMethod']): number | null {
  let known = 0;
  for (const [method, count] of Object.entries(byMethod)) if (method !== UNKNOWN) known += count;
  return known === 0
    ? null
    : (known - (Object.hasOwn(byMethod, 'face') ? (byMethod['face'] ?? 0) : 0)) / known;
}
