import type { ClosedText } from '../../src-shared/contract/months.ts';
import type { FigureChange } from '../../src-shared/domain/report/closing.ts';
import type { Report } from '../../src-shared/domain/report/model.ts';
import { ofStations } from '../../src-shared/domain/report/part.ts';

/** The frozen report; main has proved that it is what was closed. */
export function reportIn({ head, changes, report }: ClosedText): Report {
  const closed = { ...head, changes: JSON.parse(changes) as FigureChange[] };
  return { ...(JSON.parse(report) as Report), closed };
}

export type FrozenPart =
  | { readonly ok: true; readonly report: Report }
  /** Stations that the month was closed without. */
  | { readonly ok: false; readonly unknown: readonly string[] };

/** The frozen figures of some stations, or of all. */
export function frozenPart(text: ClosedText, stations: 'all' | readonly string[]): FrozenPart {
  const report = reportIn(text);
  if (stations === 'all') return { ok: true, report };
  const unknown = stations.filter((id) => !report.stations.some(({ station }) => station === id));
  return unknown.length > 0 ? { ok: false, unknown } : { ok: true, report: ofStations(report, stations) };
}
