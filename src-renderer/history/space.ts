import { Dexie, type Table } from 'dexie';
import { firstDays } from './read.ts';
import { firstArrivedFrom } from './retention.ts';
import type { HistoryDb } from './rows.ts';

/** What the history keeps, by how long it is set to be kept. */
export type SpaceKind = 'events' | 'minutes' | 'days' | 'alarms';

export interface KindSpace {
  readonly kind: SpaceKind;
  readonly rows: number;
  /** Rows by the size of a sample. */
  readonly bytes: number;
  /** By the last week, or what there is of it. */
  readonly bytesPerDay: number;
  readonly oldestMs: number | null;
}

export interface Space {
  readonly kinds: readonly KindSpace[];
  /** Of the whole origin, as the browser has it, bytes; null: it does not say. */
  readonly usageBytes: number | null;
  readonly quotaBytes: number | null;
}

/** What the browser says of the origin. */
export type Estimate = () => Promise<StorageEstimate>;

const DAY_MS = 86_400_000;
const MEASURED_DAYS = 7;
/** A part of a day tells little of a day. */
const LEAST_DAYS = 1 / 24;
/** Rows looked at for their size, newest first: they are what the next days will be like. */
const SAMPLE = 40;

export async function readSpace(db: HistoryDb, nowMs: number, estimate: Estimate): Promise<Space> {
  const fromMs = nowMs - MEASURED_DAYS * DAY_MS;
  const kinds = await Promise.all([
    eventsSpace(db, fromMs, nowMs),
    timedSpace('minutes', db.telemetry, ([hourMs]) => hourMs, fromMs, nowMs),
    daysSpace(db),
    timedSpace('alarms', db.alarmLog, ([raisedMs]) => raisedMs, fromMs, nowMs),
  ]);
  const { usage, quota } = await estimate();
  return { kinds, usageBytes: usage ?? null, quotaBytes: quota ?? null };
}

async function eventsSpace({ segments }: HistoryDb, fromMs: number, nowMs: number): Promise<KindSpace> {
  const [rows, rowBytes, oldest, ofWeek] = await Promise.all([
    segments.count(),
    rowBytesOf(segments),
    segments.orderBy(':id').first(),
    firstArrivedFrom({ segments }, fromMs),
  ]);
  const oldestMs = oldest?.arrivedMs ?? null;
  const recent = await segments.where(':id').aboveOrEqual(ofWeek).count();
  const bytesPerDay = (recent * rowBytes) / daysOf(oldestMs, fromMs, nowMs);
  return { kind: 'events', rows, bytes: rows * rowBytes, bytesPerDay, oldestMs };
}

/** Of a table whose keys begin with a time. */
async function timedSpace<Row, Key extends readonly [number, ...unknown[]]>(
  kind: SpaceKind,
  table: Table<Row, Key>,
  timeOf: (key: Key) => number,
  fromMs: number,
  nowMs: number,
): Promise<KindSpace> {
  const [rows, recent, rowBytes, [first]] = await Promise.all([
    table.count(),
    table.where(':id').above([fromMs, Dexie.minKey]).count(),
    rowBytesOf(table),
    table.orderBy(':id').limit(1).primaryKeys(),
  ]);
  const oldestMs = first === undefined ? null : timeOf(first);
  const bytesPerDay = (recent * rowBytes) / daysOf(oldestMs, fromMs, nowMs);
  return { kind, rows, bytes: rows * rowBytes, bytesPerDay, oldestMs };
}

/** One row a day and station. */
async function daysSpace(db: HistoryDb): Promise<KindSpace> {
  const { days, stations } = db;
  const [rows, rowBytes, count, firsts] = await Promise.all([
    days.count(),
    rowBytesOf(days),
    stations.count(),
    firstDays(db),
  ]);
  const [oldest] = firsts.map(([, day]) => day).sort();
  return {
    kind: 'days',
    rows,
    bytes: rows * rowBytes,
    bytesPerDay: count * rowBytes,
    oldestMs: oldest === undefined ? null : Date.parse(oldest),
  };
}

const daysOf = (oldestMs: number | null, fromMs: number, nowMs: number): number =>
  Math.max(LEAST_DAYS, (nowMs - Math.max(fromMs, oldestMs ?? nowMs)) / DAY_MS);

async function rowBytesOf<Row, Key>(table: Table<Row, Key>): Promise<number> {
  const sample = await table.orderBy(':id').reverse().limit(SAMPLE).toArray();
  return sample.length === 0 ? 0 : sample.reduce((sum, row) => sum + bytesOf(row), 0) / sample.length;
}

const NUMBER_BYTES = 8;

/** About what a value takes in the database: letters, numbers and typed arrays; its names too. */
function bytesOf(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null) return NUMBER_BYTES;
  if (ArrayBuffer.isView(value)) return value.byteLength;
  const inside: Iterable<unknown> =
    value instanceof Map ? [...value].flat() : Array.isArray(value) ? value : Object.entries(value).flat();
  let sum = 0;
  for (const each of inside) sum += bytesOf(each);
  return sum;
}
