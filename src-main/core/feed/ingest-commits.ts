import type { StationEvent } from '../../../src-shared/domain/event.ts';
import type { Journal } from '../ports.ts';

/**
 * How long the first event of a batch waits for company. A sync costs 1–5 ms whatever it carries: at 1,000 events/s
 * this makes about 110 syncs of 9 events instead of 300 of 3, and the eye does not see 8 ms.
 */
const BATCH_DELAY_MS = 8;

/**
 * A batch takes two turns of the event loop and two hops to other threads whatever its size; under full load those are
 * long. Reached only above some 100,000 events/s or after a stall; 2,000 take about 20 ms of this thread, and the
 * window should breathe in between.
 */
const BATCH_MAX = 2_000;

/**
 * A sync takes milliseconds, on a disk that is busy or waking up a second or two. One that takes so long may take for ever,
 * as on a network drive that is gone: nobody waits for it any more, and nothing more is asked of it.
 */
const STALLED_MS = 5_000;

export interface Committed {
  readonly cursor: number;
  readonly event: StationEvent;
}

/** What is done with once its events, and all that came before it, are durable. */
export interface Pending {
  /** None for a message that only keeps its place in the order of acknowledgements. */
  readonly events: readonly StationEvent[];
  /** Gets what was new in the batch; an event of ours that is not among it was in the journal already. */
  readonly onDurable: (fresh: readonly Committed[]) => void;
  /**
   * Where somebody waits for the answer: it is given up and not written later, as soon as it cannot be written now.
   * Absent: it waits for as long as it takes.
   */
  readonly onRefused?: () => void;
  /** The disk has had it for STALLED_MS and says nothing: whether it is durable will be told by one of the others, or never. */
  readonly onStalled?: () => void;
}

interface CommitsOptions {
  readonly journal: Pick<Journal, 'append'>;
  /** Called before the `onDurable` of the batch: what is acknowledged has been applied. */
  readonly onCommitted: (fresh: readonly Committed[]) => void;
  /** What the journal had already. */
  readonly onRepeated: (events: readonly StationEvent[]) => void;
  /** Called after them: there is room again. */
  readonly onSettled: () => void;
  /** Nothing was written; all is held until `release`. */
  readonly onFailed: (error: unknown) => void;
  /** A write hangs. It ends with `onSettled` or `onFailed`, or never. */
  readonly onStalled: () => void;
}

/**
 * Group commit, in order: the first one starts the timer, later ones never extend it, and while one batch syncs the
 * next is collected. What is urgent goes before all that waits, in a batch of its own. What could not be written stays
 * at the head of its queue. Not bounded here: see ingest.ts.
 */
export class Commits {
  readonly #options: CommitsOptions;
  #urgent: Pending[] = [];
  #queue: Pending[] = [];
  #inFlight = 0;
  #timer: NodeJS.Timeout | null = null;
  /** When the head of the queue came, monotonic ms. */
  #oldestMs = 0;
  #running: Promise<void> | null = null;
  #held = false;
  #isStalled = false;
  #whenStalled: () => void = () => undefined;

  constructor(options: CommitsOptions) {
    this.#options = options;
  }

  get backlog(): number {
    return this.#urgent.length + this.#queue.length + this.#inFlight;
  }

  add(pending: Pending): void {
    if (this.#isRefused(pending)) return;
    if (this.#queue.length === 0) this.#oldestMs = performance.now();
    this.#queue.push(pending);
    if (this.#queue.length >= BATCH_MAX) this.#commit();
    else this.#schedule();
  }

  /** Before all that waits: in a flood that is some tenths of a second. Its order to others of its kind stays. */
  addUrgent(pending: Pending): void {
    if (this.#isRefused(pending)) return;
    this.#urgent.push(pending);
    if (this.#urgent.length > 1) return;
    this.#unschedule();
    this.#schedule();
  }

  /** The batch that is being written is finished, no other is begun. */
  hold(): void {
    this.#held = true;
    this.#giveUp();
  }

  release(): void {
    this.#held = false;
    this.#commit();
  }

  /** Resolves when all is durable, when it is held, or when the disk does not answer. */
  async flush(): Promise<void> {
    const stalled = new Promise<void>((resolve) => (this.#whenStalled = resolve));
    while (!this.#held && !this.#isStalled && this.backlog > 0) {
      this.#commit();
      await Promise.race([this.#running, stalled]);
    }
  }

  #giveUp(): void {
    this.#urgent = refuse(this.#urgent);
    this.#queue = refuse(this.#queue);
  }

  #isRefused({ onRefused }: Pending): boolean {
    if (!(this.#held || this.#isStalled) || onRefused === undefined) return false;
    onRefused();
    return true;
  }

  #mayNotBegin(): boolean {
    return this.#running !== null || this.#held || this.#urgent.length + this.#queue.length === 0;
  }

  /** Also what is urgent waits for the end of this turn: what came with it is written with it. */
  #schedule(): void {
    if (this.#mayNotBegin()) return;
    const dueMs = this.#urgent.length > 0 ? 0 : this.#oldestMs + BATCH_DELAY_MS;
    this.#timer ??= setTimeout(() => this.#commit(), Math.max(0, dueMs - performance.now()));
  }

  #unschedule(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #commit(): void {
    this.#unschedule();
    if (this.#mayNotBegin()) return;
    this.#running = this.#commitWhatIsDue().finally(() => {
      this.#running = null;
      this.#schedule();
    });
  }

  async #commitWhatIsDue(): Promise<void> {
    do {
      const isUrgent = this.#urgent.length > 0;
      const batch = (isUrgent ? this.#urgent : this.#queue).splice(0, BATCH_MAX);
      this.#inFlight = batch.length;
      if (await this.#write(batch)) continue;
      if (isUrgent) this.#urgent = [...batch, ...this.#urgent];
      else this.#queue = [...batch, ...this.#queue];
      this.#giveUp();
    } while (!this.#held && this.#isDue());
  }

  #isDue(): boolean {
    if (this.#urgent.length > 0) return true;
    return this.#queue.length > 0 && performance.now() >= this.#oldestMs + BATCH_DELAY_MS;
  }

  #stall(batch: readonly Pending[]): void {
    this.#isStalled = true;
    this.#giveUp();
    for (const { onStalled } of batch) onStalled?.();
    this.#options.onStalled();
    this.#whenStalled();
  }

  async #write(batch: readonly Pending[]): Promise<boolean> {
    const { journal, onCommitted, onRepeated, onSettled, onFailed } = this.#options;
    const events = batch.flatMap((pending) => pending.events);
    let fresh: readonly Committed[] = [];
    const watch = setTimeout(() => this.#stall(batch), STALLED_MS);
    try {
      if (events.length > 0) fresh = await journal.append(events);
    } catch (error) {
      this.#held = true;
      this.#inFlight = 0;
      onFailed(error);
      return false;
    } finally {
      clearTimeout(watch);
      this.#isStalled = false;
    }
    this.#inFlight = 0;
    if (fresh.length > 0) onCommitted(fresh);
    if (fresh.length < events.length) onRepeated(withoutFresh(events, fresh));
    for (const { onDurable } of batch) onDurable(fresh);
    onSettled();
    return true;
  }
}

function withoutFresh(events: readonly StationEvent[], fresh: readonly Committed[]): readonly StationEvent[] {
  const known = new Set(fresh.map(({ event }) => event));
  return events.filter((event) => !known.has(event));
}

/** Gives up what does not wait; answers the rest. */
function refuse(queue: readonly Pending[]): Pending[] {
  for (const { onRefused } of queue) onRefused?.();
  return queue.filter(({ onRefused }) => onRefused === undefined);
}
