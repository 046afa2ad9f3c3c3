import { addAll, type Counts } from '../statistics/counts.ts';
import { findingsOf } from './findings.ts';
import type { ApplianceUse, Figures, Report } from './model.ts';
import { higher, nonFaceShare, toWh } from './sum.ts';

type Named = Readonly<Record<string, number>>;

/**
 * The same report of some of its stations: of figures that are frozen, nothing is counted again. What does not follow from
 * the stations' figures is unknown: comparisons, alarms by priority, and the median of responses at more than one.
 */
export function ofStations(report: Report, wanted: readonly string[]): Report {
  const stations = report.stations.filter(({ station }) => wanted.includes(station));
  if (stations.length === report.stations.length) return report;
  const total = sumOf(stations);
  const byDay = new Map(report.days.map(({ day }) => [day, { visits: 0, energyKwh: 0 }]));
  for (const { day, visits, energyKwh } of stations.flatMap(({ days }) => days)) {
    const sum = byDay.get(day);
    if (sum !== undefined)
      byDay.set(day, { visits: sum.visits + visits, energyKwh: toWh(sum.energyKwh + energyKwh) });
  }
  const unknown = { visits: null, energyKwh: null, alarms: null };
  const { before, yearBefore } = report.compared;
  const heat = report.heat.map((row, weekday) =>
    row.map((_, hour) => stations.reduce((sum, one) => sum + (one.heat[weekday]?.[hour] ?? 0), 0)),
  );
  const isWanted = ({ station }: { readonly station: string }): boolean => wanted.includes(station);
  return {
    ...report,
    total,
    days: [...byDay].map(([day, sums]) => ({ day, ...sums })),
    heat,
    stations,
    compared: { before: { ...before, ...unknown }, yearBefore: { ...yearBefore, ...unknown } },
    alarmsByPriority: null,
    findings: findingsOf(heat, stations),
    provenance: {
      ...report.provenance,
      stations: stations.map(({ station }) => station),
      corrections: report.provenance.corrections.filter(isWanted),
      lateEvents: total.lateEvents,
      hoursWithoutData: total.hoursWithoutData,
    },
  };
}

function sumOf(parts: readonly Figures[]): Figures {
  const sum = (of: (part: Figures) => number): number => parts.reduce((all, part) => all + of(part), 0);
  const most = (of: (part: Figures) => number | null): number | null =>
    parts.reduce<number | null>((highest, part) => higher(highest, of(part)), null);
  const known = (of: (part: Figures) => number | null): number | null =>
    parts.every((part) => of(part) === null) ? null : sum((part) => of(part) ?? 0);
  const named = (of: (part: Figures) => Named): Named => namedSum(parts.map(of));
  const byMethod = named((part) => part.byMethod);
  const [personMinutes, minutesCounted] = [
    sum((part) => part.personMinutes),
    sum((part) => part.minutesCounted),
  ];
  const answered = parts.filter((part) => part.medianResponseMs !== null);
  return {
    visits: sum(({ visits }) => visits),
    left: sum(({ left }) => left),
    granted: sum(({ granted }) => granted),
    byGroup: named(({ byGroup }) => byGroup),
    byMethod,
    nonFaceShare: nonFaceShare(byMethod),
    doorEvents: named(({ doorEvents }) => doorEvents),
    meanInside: minutesCounted === 0 ? null : personMinutes / minutesCounted,
    peakInside: most(({ peakInside }) => peakInside),
    personMinutes,
    minutesCounted,
    minutesAboveCapacity: known((part) => part.minutesAboveCapacity),
    energyKwh: toWh(sum(({ energyKwh }) => energyKwh)),
    emptyKwh: toWh(sum(({ emptyKwh }) => emptyKwh)),
    energyByMeter: named(({ energyByMeter }) => energyByMeter),
    appliances: appliancesIn(parts),
    alarms: sum(({ alarms }) => alarms),
    alarmsByType: named(({ alarmsByType }) => alarmsByType),
    alarmsAcknowledged: sum(({ alarmsAcknowledged }) => alarmsAcknowledged),
    medianResponseMs: answered.length === 1 ? (answered[0]?.medianResponseMs ?? null) : null,
    slowestResponseMs: most(({ slowestResponseMs }) => slowestResponseMs),
    commands: named(({ commands }) => commands),
    corrections: sum(({ corrections }) => corrections),
    lateEvents: sum(({ lateEvents }) => lateEvents),
    minutesWithData: sum(({ minutesWithData }) => minutesWithData),
    minutesWithoutData: sum(({ minutesWithoutData }) => minutesWithoutData),
    hoursWithoutData: sum(({ hoursWithoutData }) => hoursWithoutData),
  };
}

function namedSum(parts: readonly Named[]): Named {
  const counts: Counts = new Map();
  for (const part of parts) addAll(counts, new Map(Object.entries(part)));
  return Object.fromEntries(counts);
}

function appliancesIn(parts: readonly Figures[]): Figures['appliances'] {
  const of = (field: keyof ApplianceUse): Named =>
    namedSum(
      parts.map(({ appliances }) =>
        Object.fromEntries(Object.entries(appliances).map(([meter, use]) => [meter, use[field]])),
      ),
    );
  const [cycles, minutes, kwh] = [of('cycles'), of('minutes'), of('kwh')];
  return Object.fromEntries(
    Object.keys(cycles).map((meter) => [
      meter,
      { cycles: cycles[meter] ?? 0, minutes: minutes[meter] ?? 0, kwh: toWh(kwh[meter] ?? 0) },
    ]),
  );
}
