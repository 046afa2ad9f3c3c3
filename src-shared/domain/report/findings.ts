import type { Finding, ReportStation } from './model.ts';

/** Worth a sentence; the thresholds stand in the workbook beside the findings. */
export const FINDING_LIMITS = {
  /** Share of the station's energy that is used while nobody is inside. */
  emptyShare: 0.4,
  emptyKwh: 1,
  /** Share of the hours without any data. */
  gapShare: 0.05,
  responseMs: 10 * 60_000,
  responses: 3,
  crowdedMinutes: 60,
} as const;

const BUSIEST = 3;
/** Of each kind, the worst: a list that nobody reads to its end helps nobody. */
const OF_KIND = 10;

/** What the figures say by themselves. */
export function findingsOf(
  heat: readonly (readonly number[])[],
  stations: readonly ReportStation[],
): Finding[] {
  return [
    ...busiest(heat),
    ...stations.flatMap(unused).slice(0, OF_KIND),
    ...worst(stations.flatMap(emptyLoad), ({ kwh }) => kwh),
    ...worst(stations.flatMap(gaps), ({ share }) => share),
    ...worst(stations.flatMap(slowResponse), ({ medianMs }) => medianMs),
    ...worst(stations.flatMap(crowded), ({ minutes }) => minutes),
  ];
}

const worst = <T>(findings: readonly T[], by: (finding: T) => number): T[] =>
  findings.toSorted((a, b) => by(b) - by(a)).slice(0, OF_KIND);

function busiest(heat: readonly (readonly number[])[]) {
  return heat
    .flatMap((row, weekday) =>
      row.map((visits, hour) => ({ kind: 'busiest' as const, weekday, hour, visits })),
    )
    .filter(({ visits }) => visits > 0)
    .sort((a, b) => b.visits - a.visits || a.weekday - b.weekday || a.hour - b.hour)
    .slice(0, BUSIEST);
}

/** Its meter told, and it was never on. */
function unused({ station, applianceNames, appliances, energyByMeter }: ReportStation) {
  return Object.keys(applianceNames)
    .filter(
      (meter) =>
        (Object.hasOwn(energyByMeter, meter) || Object.hasOwn(appliances, meter)) &&
        (appliances[meter]?.minutes ?? 0) === 0,
    )
    .map((appliance) => ({ kind: 'unused' as const, station, appliance }));
}

function emptyLoad({ station, energyKwh, emptyKwh }: ReportStation) {
  const share = energyKwh === 0 ? 0 : emptyKwh / energyKwh;
  const isWorthIt = emptyKwh >= FINDING_LIMITS.emptyKwh && share >= FINDING_LIMITS.emptyShare;
  return isWorthIt ? [{ kind: 'empty-load' as const, station, kwh: emptyKwh, share }] : [];
}

function gaps({ station, hoursWithoutData, minutesWithData, minutesWithoutData }: ReportStation) {
  const hours = (minutesWithData + minutesWithoutData) / 60;
  const share = hours === 0 ? 0 : hoursWithoutData / hours;
  return share >= FINDING_LIMITS.gapShare
    ? [{ kind: 'gaps' as const, station, hours: hoursWithoutData, share: Math.min(1, share) }]
    : [];
}

function slowResponse({ station, medianResponseMs, alarmsAcknowledged }: ReportStation) {
  const { responseMs, responses } = FINDING_LIMITS;
  if (medianResponseMs === null || medianResponseMs < responseMs || alarmsAcknowledged < responses) return [];
  return [
    { kind: 'slow-response' as const, station, medianMs: medianResponseMs, alarms: alarmsAcknowledged },
  ];
}

function crowded({ station, minutesAboveCapacity }: ReportStation) {
  return (minutesAboveCapacity ?? 0) >= FINDING_LIMITS.crowdedMinutes
    ? [{ kind: 'crowded' as const, station, minutes: minutesAboveCapacity ?? 0 }]
    : [];
}
