import { INSIDE, isSignal, type Signal } from '../../../src-shared/domain/trend/signal.ts';

/** A stretch of time, `[fromMs, toMs)`, epoch ms. */
export interface Stretch {
  readonly fromMs: number;
  readonly toMs: number;
}

/** The newest so many ms, going on with the time; or a stretch that stays. */
export type Range =
  { readonly kind: 'last'; readonly spanMs: number } | ({ readonly kind: 'fixed' } & Stretch);

/** What is drawn. */
export interface Choice {
  readonly stations: readonly string[];
  readonly signal: Signal;
  readonly range: Range;
  /** Whether the week before is drawn, too. */
  readonly compared: boolean;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

export const WEEK_MS = 7 * DAY_MS;

/** More lines over each other are a knot; each has a look of its own, see line-look.ts. */
export const STATIONS_MAX = 6;

/** Ten minutes have ten values; ten years are what can be kept. */
const SPAN_LEAST_MS = 10 * MINUTE_MS;
const SPAN_MOST_MS = 3_660 * DAY_MS;

export const PRESETS = [
  { name: 'hour', spanMs: HOUR_MS },
  { name: 'sixHours', spanMs: 6 * HOUR_MS },
  { name: 'day', spanMs: DAY_MS },
  { name: 'week', spanMs: WEEK_MS },
  { name: 'month', spanMs: 31 * DAY_MS },
  { name: 'year', spanMs: 365 * DAY_MS },
] as const;

const FIRST_RANGE: Range = { kind: 'last', spanMs: DAY_MS };

/** What an address asks for; of what it does not say, or says wrongly, the usual. */
export function choiceOf(query: string): Choice {
  const asked = new URLSearchParams(query);
  const signal = asked.get('signal') ?? '';
  return {
    stations: [...new Set((asked.get('stations') ?? '').split(','))].filter(isName).slice(0, STATIONS_MAX),
    signal: isSignal(signal) ? signal : INSIDE,
    range: rangeOf(asked),
    compared: asked.get('compared') === 'week',
  };
}

const isName = (text: string): boolean => text !== '';

function rangeOf(asked: URLSearchParams): Range {
  const [last, fromMs, toMs] = ['last', 'from', 'to'].map((name) => Number(asked.get(name) ?? Number.NaN));
  if (isTime(fromMs) && isTime(toMs) && fromMs < toMs) return { kind: 'fixed', ...limited({ fromMs, toMs }) };
  return isTime(last) ? { kind: 'last', spanMs: spanWithin(last) } : FIRST_RANGE;
}

/** A time that a clock can show. */
const isTime = (ms: number | undefined): ms is number =>
  ms !== undefined && Number.isSafeInteger(ms) && ms > 0 && ms < 8_640_000_000_000_000;

export function queryOf({ stations, signal, range, compared }: Choice): URLSearchParams {
  const query = new URLSearchParams({ stations: stations.join(','), signal });
  if (range.kind === 'last') query.set('last', String(range.spanMs));
  else {
    query.set('from', String(Math.round(range.fromMs)));
    query.set('to', String(Math.round(range.toMs)));
  }
  if (compared) query.set('compared', 'week');
  return query;
}

export const stretchOf = (range: Range, nowMs: number): Stretch =>
  range.kind === 'fixed' ? range : { fromMs: nowMs - range.spanMs, toMs: nowMs };

const spanWithin = (spanMs: number): number => Math.min(SPAN_MOST_MS, Math.max(SPAN_LEAST_MS, spanMs));

function limited({ fromMs, toMs }: Stretch): Stretch {
  const spanMs = spanWithin(toMs - fromMs);
  return { fromMs: toMs - spanMs, toMs };
}

/** What is yet to come cannot be drawn: a stretch ends now at the latest, and then goes on with the time. */
function untilNow({ fromMs, toMs }: Stretch, nowMs: number): Range {
  if (toMs < nowMs) return { kind: 'fixed', fromMs, toMs };
  return { kind: 'last', spanMs: toMs - fromMs };
}

/** Moves by a share of what is seen; positive is later. */
export function panned({ fromMs, toMs }: Stretch, share: number, nowMs: number): Range {
  const byMs = (toMs - fromMs) * share;
  return untilNow({ fromMs: fromMs + byMs, toMs: toMs + byMs }, nowMs);
}

/** A stretch so many times as long, in which `aroundMs` stays where it is on the screen. */
export function zoomed({ fromMs, toMs }: Stretch, times: number, aroundMs: number, nowMs: number): Range {
  const spanMs = spanWithin((toMs - fromMs) * times);
  const share = (aroundMs - fromMs) / (toMs - fromMs);
  const beginsMs = aroundMs - spanMs * share;
  return untilNow({ fromMs: beginsMs, toMs: beginsMs + spanMs }, nowMs);
}
