import type { FigureChange } from './closing.ts';
import type { Figures, Report } from './model.ts';

type Measured = ReadonlyMap<string, number | null>;

/**
 * What differs between two counts of the same days, by station, day and measure. Where either count has only a part of the
 * alarms, alarms are left out: what retention took is no correction.
 */
export function changesBetween(before: Report, after: Report): FigureChange[] {
  const withAlarms = before.provenance.alarmsWhole && after.provenance.alarmsWhole;
  const [old, now] = [daysIn(before), daysIn(after)];
  // Nearly all are alike, and text is compared in no time.
  const isOther = (key: string): boolean => JSON.stringify(old.get(key)) !== JSON.stringify(now.get(key));
  const keys = [...new Set([...old.keys(), ...now.keys()])].filter(isOther).sort();
  return keys.flatMap((key) => {
    const [station = '', day = ''] = key.split(' ');
    const [was, is] = [old.get(key), now.get(key)].map((figures) =>
      figures === undefined ? undefined : measuresOf(figures, withAlarms),
    );
    const measures = [...new Set([...(was?.keys() ?? []), ...(is?.keys() ?? [])])].sort();
    return measures.flatMap((measure) => {
      const [from, to] = [valueOf(was, measure), valueOf(is, measure)];
      return from === to ? [] : [{ station, day, measure, before: from, after: to }];
    });
  });
}

/** Of a day that is there, a name that is not counted 0. */
const valueOf = (day: Measured | undefined, measure: string): number | null => {
  if (day === undefined) return null;
  const value = day.get(measure);
  return value === undefined ? 0 : value;
};

const daysIn = ({ stations }: Report): Map<string, Figures> =>
  new Map(
    stations.flatMap(({ station, days }) =>
      days.map(({ day, ...figures }) => [`${station} ${day}`, figures] as const),
    ),
  );

const OF_ALARMS = new Set<string>([
  'alarms',
  'alarmsByType',
  'alarmsAcknowledged',
  'medianResponseMs',
  'slowestResponseMs',
] satisfies (keyof Figures)[]);

function measuresOf(figures: Figures, withAlarms: boolean): Measured {
  const kept = Object.entries(figures).filter(([name]) => withAlarms || !OF_ALARMS.has(name));
  return new Map(kept.flatMap(([name, value]) => flattened(name, value)));
}

function flattened(name: string, value: unknown): (readonly [string, number | null])[] {
  if (typeof value === 'number' || value === null) return [[name, value]];
  return Object.entries(Object(value) as object).flatMap(([part, inner]) =>
    flattened(`${name}/${part}`, inner),
  );
}
