import { peakOf, TEN_MINUTES_MS } from './load-windows.ts';

/** One occurrence of an alarm, epoch ms: `[fromMs, toMs)`; null: it is still active. */
export interface Span {
  readonly fromMs: number;
  readonly toMs: number | null;
}

/** A delay that would have calmed the alarm, on top of the one it has. */
interface Proposal {
  readonly delayS: number;
  /** How many of the occurrences would not have rung. */
  readonly saved: number;
}

export interface Chatter {
  /** The most occurrences that began within one minute, and within ten. */
  readonly mostInMinute: number;
  readonly mostInTen: number;
  /** Null where none of the delays that we propose would calm it: then its limit or its sensor is wrong. */
  readonly offDelay: Proposal | null;
  readonly onDelay: Proposal | null;
}

const MINUTE_MS = 60_000;
/** As an alarm that an operator cannot answer before it rings again (ISA-18.2: three a minute), or fleeting for long. */
const CHATTERS_IN_MINUTE = 3;
const CHATTERS_IN_TEN = 10;

/** What people set, s. More than ten minutes would hide an alarm rather than calm it. */
const DELAYS_S = [2, 5, 10, 15, 30, 60, 120, 300, 600];

/** The one to set: an alarm that ends later still rings at once, one that begins later does not. */
export function adviceOf({
  offDelay,
  onDelay,
}: Chatter): (Proposal & { readonly which: 'offDelayS' | 'onDelayS' }) | null {
  if (offDelay !== null) return { ...offDelay, which: 'offDelayS' };
  return onDelay === null ? null : { ...onDelay, which: 'onDelayS' };
}

/** How an alarm chatters, and what would help; null where it does not. Spans in any order. */
export function chatterOf(spans: readonly Span[]): Chatter | null {
  const ordered = [...spans].sort((a, b) => a.fromMs - b.fromMs);
  if (!isChatter(ordered)) return null;
  return {
    mostInMinute: mostWithin(ordered, MINUTE_MS),
    mostInTen: mostWithin(ordered, TEN_MINUTES_MS),
    offDelay: firstThatCalms(ordered, withOffDelay),
    onDelay: firstThatCalms(ordered, withOnDelay),
  };
}

const isChatter = (spans: readonly Span[]): boolean =>
  mostWithin(spans, MINUTE_MS) >= CHATTERS_IN_MINUTE || mostWithin(spans, TEN_MINUTES_MS) >= CHATTERS_IN_TEN;

const mostWithin = (spans: readonly Span[], windowMs: number): number =>
  peakOf(
    spans.map(({ fromMs }) => fromMs),
    windowMs,
  )?.count ?? 0;

function firstThatCalms(
  spans: readonly Span[],
  change: (spans: readonly Span[], delayMs: number) => readonly Span[],
): Proposal | null {
  for (const delayS of DELAYS_S) {
    const left = change(spans, delayS * 1_000);
    // A delay after which nothing at all rings is no calm, it is silence.
    if (left.length > 0 && !isChatter(left)) return { delayS, saved: spans.length - left.length };
  }
  return null;
}

/** What would have rung: pauses up to the delay are bridged. Spans in order. */
export function withOffDelay(spans: readonly Span[], delayMs: number): Span[] {
  const left: Span[] = [];
  for (const span of spans) {
    const before = left.at(-1);
    const pauseMs = before === undefined ? Infinity : span.fromMs - (before.toMs ?? -Infinity);
    if (before !== undefined && pauseMs <= delayMs)
      left[left.length - 1] = { fromMs: before.fromMs, toMs: span.toMs };
    else left.push(span);
  }
  return left;
}

/** What would have rung: what was over within the delay had not. */
export function withOnDelay(spans: readonly Span[], delayMs: number): Span[] {
  return spans.filter(({ fromMs, toMs }) => toMs === null || toMs - fromMs > delayMs);
}
