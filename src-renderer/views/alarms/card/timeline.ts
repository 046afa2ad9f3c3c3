import type { Span } from '../../../../src-shared/domain/alarm/chatter.ts';
import type { AlarmView } from '../../../../src-shared/domain/alarm/alarm-view.ts';
import {
  shelvedSince,
  type OperatorsReport,
  type WorkStatus,
} from '../../../../src-shared/domain/alarm/operators.ts';
import type { StationEvent } from '../../../../src-shared/domain/event.ts';

interface Entry {
  readonly key: string;
  readonly atMs: number;
  readonly by: string;
  /** What was said with it. */
  readonly words: string | null;
}

export type TimelineEntry = Entry &
  (
    | { readonly kind: 'raised' | 'cleared' | 'acknowledged' | 'reset' | 'unshelved' | 'out' | 'in' }
    | { readonly kind: 'shelved'; readonly untilMs: number }
    | { readonly kind: 'work'; readonly status: WorkStatus }
  );

/** What became of one alarm, newest first. A deed is told by several messages, of several consoles, and listed once. */
export function timelineOf(
  events: readonly StationEvent[],
  alarm: Pick<AlarmView, 'alarm'>,
): readonly TimelineEntry[] {
  const entries = new Map<string, TimelineEntry>();
  for (const event of events) {
    if (event.kind === 'alarm' && event.alarm === alarm.alarm) {
      const kind = event.active ? 'raised' : 'cleared';
      const key = `${kind} ${event.id} ${event.atMs}`;
      entries.set(key, { kind, key, atMs: event.atMs, by: '', words: event.active ? event.text : null });
    }
    if (event.kind === 'operators' && event.alarm === alarm.alarm)
      for (const entry of deedsOf(event.report)) entries.set(entry.key, entry);
  }
  return [...entries.values()].sort((a, b) => b.atMs - a.atMs);
}

/** The occurrences within: from each raise to the next return, or to the next raise where none is told. */
export function spansOf(newestFirst: readonly TimelineEntry[]): readonly Span[] {
  const spans: Span[] = [];
  let toMs: number | null = null;
  for (const { kind, atMs } of newestFirst) {
    if (kind !== 'raised' && kind !== 'cleared') continue;
    if (kind === 'raised') spans.push({ fromMs: atMs, toMs });
    toMs = atMs;
  }
  return spans;
}

function* deedsOf({
  acknowledged,
  reset,
  shelved,
  service,
  work,
}: OperatorsReport): Generator<TimelineEntry> {
  const base = (name: string, { atMs, by }: { readonly atMs: number; readonly by: string }) => ({
    key: `${name} ${atMs} ${by}`,
    atMs,
    by,
  });
  if (acknowledged !== null)
    yield { kind: 'acknowledged', ...base('acknowledged', acknowledged), words: acknowledged.note };
  if (reset !== null) yield { kind: 'reset', ...base('reset', reset), words: null };
  if (shelved !== null) {
    const shelf = { ...base('shelved', shelved), atMs: shelvedSince(shelved), words: shelved.reason };
    yield shelved.untilMs === null
      ? { kind: 'unshelved', ...shelf }
      : { kind: 'shelved', ...shelf, untilMs: shelved.untilMs };
  }
  if (service !== null)
    yield { kind: service.out ? 'out' : 'in', ...base('service', service), words: service.reason };
  if (work !== null) {
    const words = [work.assignee, work.comment].filter((part) => part !== null).join(' · ');
    yield { kind: 'work', ...base('work', work), status: work.status, words: words === '' ? null : words };
  }
}
