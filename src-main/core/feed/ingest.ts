import type { ConsoleHealth } from '../../../src-shared/contract/live.ts';
import type { QuarantineEntry } from '../../../src-shared/contract/port.ts';
import { assertNever } from '../../../src-shared/domain/assert-never.ts';
import type { EventKind, OperatorsEvent, StationEvent, Telemetry } from '../../../src-shared/domain/event.ts';
import { createBackoff } from '../backoff.ts';
import type { DiskSpace, IncomingMessage, Journal, Log } from '../ports.ts';
import { decode } from './decode.ts';
import { eventRate } from './event-rate.ts';
import { watchFreeSpace } from './free-space-guard.ts';
import { createBrake, type PauseReason } from './ingest-brake.ts';
import { Commits, type Committed, type Pending } from './ingest-commits.ts';

/**
 * Messages that are not durable yet. Receive-maximum keeps us far below, but MQTT 3.1.1 knows none and Mosquitto
 * exceeds it: above HIGH nothing more is read, below LOW it goes on. Between them lie several batches, so that reading
 * and writing overlap: with 4,000 and 2,000 they took turns, 17,000 events/s instead of 24,000 flat out. An event is
 * about 1 KiB, so this is some 12 MB.
 */
export const BACKLOG_HIGH = 12_000;
const BACKLOG_LOW = 6_000;
/** Under steady load some hundred wait for their batch; more means that they come as fast as we can take them. */
const BUSY_BACKLOG = 1_000;

/** Two cores then have little to spare: an alarm came 50 ms later while the history took all of it. */
const FLOOD_PER_S = 8_000;

/** What somebody waits for: alarms, and what is done. It may overtake: no state depends on the order of events. */
const URGENT: ReadonlySet<EventKind> = new Set(['alarm', 'operators', 'command', 'correction']);

/** A failed write is tried again after this, doubling: whoever plugs the disk in again is watching. */
const FIRST_RETRY_MS = 500;
const LONGEST_RETRY_MS = 10_000;

export interface IngestOptions {
  readonly journal: Pick<Journal, 'append'>;
  /** The topic root. */
  readonly root: string;
  readonly log: Log;
  readonly freeBytes: DiskSpace['freeBytes'];
  /** What is new in the journal, in its order; called before any of it is acknowledged. */
  readonly onCommitted: (fresh: readonly Committed[]) => void;
  /** What the journal had already; called before it is acknowledged, too. */
  readonly onRepeated: (events: readonly StationEvent[]) => void;
  readonly onTelemetry: (sample: Telemetry) => void;
  /** What operators of any console did, our own among it. Answers what of it is news, to be journalled; null: nothing. */
  readonly onOperators: (event: OperatorsEvent) => OperatorsEvent | null;
  readonly onQuarantined: (entry: QuarantineEntry) => void;
  /** Called again when a graver reason comes, or the gravest goes. */
  readonly pause: (reason: PauseReason) => void;
  readonly resume: () => void;
}

/** `later`: what was new once the disk answers, none where it refuses. */
type RecordNow = (
  events: readonly StationEvent[],
  onOpen?: (later: Promise<readonly Committed[]>) => void,
) => Promise<readonly Committed[]>;

/** From the broker into the journal: decodes, collects, writes, and only then acknowledges. */
export interface Ingest {
  readonly receive: (message: IncomingMessage) => void;
  /**
   * Writes our own events the same way. Answers those that were new; it waits while the journal cannot be written,
   * and answers none when the console is closed before it could be.
   */
  readonly record: (events: readonly StationEvent[]) => Promise<readonly Committed[]>;
  /**
   * As record, for somebody who waits: answers none at once where it cannot be written now, and never writes it later. Where the
   * disk has it and does not answer it answers none too; `onOpen` is then given what comes of it.
   */
  readonly recordNow: RecordNow;
  /** Whether so many events come that the journal and the window need the processor: what can wait should. */
  readonly isFlooded: () => boolean;
  readonly counts: () => Pick<ConsoleHealth, 'received' | 'duplicates' | 'freeBytes'>;
  /** Writes what is collected, if it can be written. What cannot stays un-acknowledged at the broker. */
  readonly close: () => Promise<void>;
}

export function createIngest(options: IngestOptions): Ingest {
  const { journal, log } = options;
  const brake = createBrake(options);
  const backoff = createBackoff(FIRST_RETRY_MS, LONGEST_RETRY_MS);
  /** Callers of `record` that still wait. */
  const recording = new Set<() => void>();
  let retry: NodeJS.Timeout | undefined;
  let received = 0;
  let offered = 0;
  let written = 0;
  const rate = eventRate();

  const commits = new Commits({
    journal,
    onCommitted: (fresh) => {
      written += fresh.length;
      rate.add(fresh.length);
      options.onCommitted(fresh);
    },
    onRepeated: options.onRepeated,
    onSettled: () => {
      backoff.reset();
      brake.set('journal-failed', false);
      if (commits.backlog <= BACKLOG_LOW) brake.set('backlog', false);
    },
    onStalled: () => {
      log.warn('journal: the disk does not answer, nothing is acknowledged');
      brake.set('journal-failed', true);
    },
    onFailed: (error) => {
      log.warn(`journal: not written, nothing is acknowledged: ${String(error)}`);
      brake.set('journal-failed', true);
      // While space lacks there is nothing to try: its return releases.
      retry = setTimeout(() => {
        if (!guard.isLow()) commits.release();
      }, backoff.nextMs());
    },
  });
  const guard = watchFreeSpace(options.freeBytes, (low) => {
    brake.set('disk-full', low);
    if (low) commits.hold();
    else commits.release();
  });

  const pending = (
    events: readonly StationEvent[],
    onDurable: (fresh: readonly Committed[]) => void,
    whileWaiting: Pick<Pending, 'onRefused' | 'onStalled'> = {},
  ): Pending => ({
    events,
    ...whileWaiting,
    onDurable: (fresh) => {
      offered += events.length;
      onDurable(fresh);
    },
  });

  const commit = (work: Pending): void => {
    if (work.events.length > 0 && work.events.every(({ kind }) => URGENT.has(kind))) commits.addUrgent(work);
    else commits.add(work);
    if (commits.backlog >= BACKLOG_HIGH) brake.set('backlog', true);
  };

  /** Also what is urgent, or no event at all, is acknowledged in its turn: it says that all before it is safe too. */
  const commitReceived = (event: StationEvent | null, acknowledge: () => void): void => {
    if (event === null || !URGENT.has(event.kind)) {
      commit(pending(event === null ? [] : [event], acknowledge));
      return;
    }
    commit(pending([event], () => undefined));
    commit(pending([], acknowledge));
  };

  return {
    receive: (message) => {
      received += 1;
      const event = take(message, options);
      if (event !== null || message.qos > 0) commitReceived(event, message.acknowledge);
    },
    record: (events) =>
      new Promise((resolve) => {
        const giveUp = (): void => {
          resolve([]);
        };
        recording.add(giveUp);
        commit(
          pending(events, (fresh) => {
            recording.delete(giveUp);
            resolve(among(events, fresh));
          }),
        );
      }),
    recordNow: (events, onOpen) =>
      new Promise((resolve) => {
        let tell: (fresh: readonly Committed[]) => void = resolve;
        commit(
          pending(events, (fresh) => tell(among(events, fresh)), {
            onRefused: () => tell([]),
            onStalled: () => {
              const later = new Promise<readonly Committed[]>((told) => (tell = told));
              onOpen?.(later);
              resolve([]);
            },
          }),
        );
      }),
    isFlooded: () => commits.backlog >= BUSY_BACKLOG || rate.perS() > FLOOD_PER_S,
    counts: () => ({ received, duplicates: offered - written, freeBytes: guard.freeBytes() }),
    close: async () => {
      await commits.flush();
      commits.hold();
      guard.stop();
      clearTimeout(retry);
      for (const giveUp of recording) giveUp();
    },
  };
}

function among(ours: readonly StationEvent[], fresh: readonly Committed[]): readonly Committed[] {
  const wanted = new Set(ours);
  return fresh.filter(({ event }) => wanted.has(event));
}

/** Decodes a message and hands on what is not to be journalled; answers the event if it is one. */
function take(message: IncomingMessage, options: IngestOptions): StationEvent | null {
  const decoded = decode(message, options.root);
  switch (decoded.kind) {
    case 'event':
      return decoded.event.kind === 'operators' ? options.onOperators(decoded.event) : decoded.event;
    case 'telemetry':
      options.onTelemetry(decoded.sample);
      return null;
    case 'quarantined':
      options.onQuarantined(decoded.entry);
      return null;
    case 'ignored':
      return null;
    default:
      return assertNever(decoded);
  }
}
