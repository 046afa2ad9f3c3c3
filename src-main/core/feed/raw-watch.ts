import type {
  RawFilter,
  RawKind,
  RawMessage,
  RawPage,
  RawPullInput,
} from '../../../src-shared/contract/raw.ts';
import { parseTopic } from '../../../src-shared/feed/topics.ts';
import { cleanText } from './clean-text.ts';
import { rawText } from './raw-text.ts';

/** As many as somebody scrolls through; a message is some 2 KB at most. */
const KEPT = 500;
/** In each such time so many are read: no eye follows more, and masking costs as much as decoding. */
const WINDOW_MS = 250;
const READ_PER_WINDOW = 50;
/** A window asks twice a second: one that does not for so long has left. */
const LEFT_AFTER_MS = 10_000;
/** Two windows, and one that was loaded anew. */
const WATCHES_MOST = 4;
/** A page takes so many at once. */
const ANSWERED_MOST = 200;
const TOPIC_CHARACTERS = 256;

interface RawWatchOptions {
  readonly root: string;
  readonly now: () => number;
}

interface Packet {
  readonly topic: string;
  readonly payload: Uint8Array | string;
  readonly qos: number;
  readonly retain: boolean;
}

interface Watch {
  filter: RawFilter;
  kept: RawMessage[];
  skipped: number;
  askedMs: number;
  window: { sinceMs: number; read: number };
}

/** The messages as they go by, for a technician who looks on: nothing is kept, nor even read, while nobody does. */
export interface RawWatch {
  readonly saw: (packet: Packet, direction: RawMessage['direction']) => void;
  /** Begins to watch; ends when nobody asks any more. */
  readonly open: () => number;
  readonly pull: (input: RawPullInput) => RawPage;
  /** Called every second: forgets who left. */
  readonly tick: () => void;
}

export function createRawWatch({ root, now }: RawWatchOptions): RawWatch {
  const watches = new Map<number, Watch>();
  let opened = 0;
  let seq = 0;

  const take = (packet: Packet, direction: RawMessage['direction']): void => {
    const { topic, payload, qos, retain } = packet;
    const address = parseTopic(root, topic);
    const kind: RawKind = address.ok ? address.value.kind : 'other';
    const station = address.ok && 'station' in address.value ? address.value.station : null;
    const about = { topic, kind, station };
    let message: RawMessage | null = null;
    for (const watch of watches.values()) {
      if (!matches(watch.filter, about)) continue;
      if (!hasRoom(watch, now())) {
        watch.skipped += 1;
        continue;
      }
      const bytes = typeof payload === 'string' ? Buffer.from(payload) : payload;
      message ??= {
        seq: (seq += 1),
        atMs: now(),
        direction,
        topic: cleanText(topic, TOPIC_CHARACTERS),
        kind,
        qos,
        retained: retain,
        bytes: bytes.byteLength,
        ...rawText(kind, bytes),
      };
      watch.kept.push(message);
      if (watch.kept.length > KEPT) watch.kept.shift();
    }
  };

  return {
    saw: (packet, direction) => {
      if (watches.size > 0) take(packet, direction);
    },
    open: () => {
      const [oldest] = watches.keys();
      if (watches.size >= WATCHES_MOST && oldest !== undefined) watches.delete(oldest);
      opened += 1;
      watches.set(opened, {
        filter: { station: null, kind: null, topic: '' },
        kept: [],
        skipped: 0,
        askedMs: performance.now(),
        window: { sinceMs: 0, read: 0 },
      });
      return opened;
    },
    pull: ({ watch: id, after, filter }) => {
      const watch = watches.get(id);
      if (watch === undefined) return { ok: false, code: 'closed' };
      watch.askedMs = performance.now();
      if (!isSame(watch.filter, filter)) {
        watch.filter = filter;
        watch.skipped = 0;
        watch.kept = watch.kept.filter((kept) =>
          matches(filter, { ...kept, station: stationOf(root, kept) }),
        );
      }
      const messages = watch.kept.filter((kept) => kept.seq > after).slice(-ANSWERED_MOST);
      return { ok: true, messages, skipped: watch.skipped };
    },
    tick: () => {
      for (const [id, { askedMs }] of watches)
        if (performance.now() - askedMs > LEFT_AFTER_MS) watches.delete(id);
    },
  };
}

interface About {
  readonly topic: string;
  readonly kind: RawKind;
  readonly station: string | null;
}

function matches(filter: RawFilter, { topic, kind, station }: About): boolean {
  if (filter.station !== null && filter.station !== station) return false;
  if (filter.kind !== null && filter.kind !== kind) return false;
  return filter.topic === '' || topic.toLowerCase().includes(filter.topic.toLowerCase());
}

function stationOf(root: string, { topic }: Pick<RawMessage, 'topic'>): string | null {
  const address = parseTopic(root, topic);
  return address.ok && 'station' in address.value ? address.value.station : null;
}

const isSame = (a: RawFilter, b: RawFilter): boolean =>
  a.station === b.station && a.kind === b.kind && a.topic === b.topic;

function hasRoom({ window }: Watch, nowMs: number): boolean {
  if (Math.abs(nowMs - window.sinceMs) >= WINDOW_MS) {
    window.sinceMs = nowMs;
    window.read = 0;
  }
  window.read += 1;
  return window.read <= READ_PER_WINDOW;
}
