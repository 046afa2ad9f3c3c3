import { formatStamp } from '../../text/format.ts';
import type { Drawn } from './use-trend.ts';

interface Heads {
  readonly time: string;
  readonly nameOf: (station: string) => string;
  readonly beforeOf: (station: string) => string;
  readonly zone: string;
}

/** What is drawn as texts, whole and not only what there were pixels for: a row a bin, a column a line, heads first. */
export function tableOf({ trend, before }: Drawn, { time, nameOf, beforeOf, zone }: Heads): string[][] {
  const weekBefore = before.map((line, index) => ({
    ...line,
    // Beside the bin that it is compared with.
    startsMs: trend.lines[index]?.startsMs ?? line.startsMs,
  }));
  const columns = [...trend.lines, ...weekBefore].map(
    ({ startsMs, values }) => new Map(startsMs.map((atMs, index) => [atMs, values[index] ?? null])),
  );
  const times = [...new Set(columns.flatMap((column) => [...column.keys()]))].sort((a, b) => a - b);
  const head = [
    time,
    ...trend.lines.map(({ station }) => nameOf(station)),
    ...before.map(({ station }) => beforeOf(station)),
  ];
  return [
    head,
    ...times.map((atMs) => [formatStamp(atMs, zone), ...columns.map((column) => cellOf(column.get(atMs)))]),
  ];
}

/** Three digits after the point: more is noise. Nothing known is an empty cell, never 0. */
const cellOf = (value: number | null | undefined): string =>
  value == null ? '' : String(Math.round(value * 1_000) / 1_000);
