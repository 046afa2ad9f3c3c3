import type {
  AlarmDelta,
  ConsoleHealth,
  FeedStatus,
  Horn,
  LiveDelta,
} from '../../src-shared/contract/live.ts';
import type { CommandView } from '../../src-shared/domain/command/command-view.ts';
import type { AlarmView } from '../../src-shared/domain/alarm/alarm-view.ts';
import type { StationDetail, StationSummary } from '../../src-shared/domain/station-view.ts';
import { severityOf } from './severity.ts';
import { totalsOf, type Totals } from './totals.ts';

/** What else than a single station can be listened to. */
export type Topic =
  'link' | 'feed' | 'health' | 'alarms' | 'commands' | 'horn' | 'detail' | 'placement' | 'totals';

/** Whether main answers: `starting` until it first did, `lost` when it is silent or the port fails. */
export interface LinkState {
  readonly phase: 'starting' | 'live' | 'lost';
  /** When this phase began, epoch ms. */
  readonly sinceMs: number;
}

type Listener = () => void;

const NO_COMMANDS: readonly CommandView[] = [];
const NO_TOTALS = totalsOf([]);

/**
 * What the window shows now, keyed by station. Values are replaced, never changed in place, so a snapshot can be
 * compared by identity. One `apply` notifies each listener at most once, and only those whose key changed.
 */
export class LiveStore {
  readonly #stations = new Map<string, StationSummary>();
  readonly #stationListeners = new Map<string, Set<Listener>>();
  readonly #topicListeners = new Map<Topic, Set<Listener>>();
  #link: LinkState;
  #feed: FeedStatus | null = null;
  #health: ConsoleHealth | null = null;
  readonly #alarmsOf = new Map<string, readonly AlarmView[]>();
  #alarms: readonly AlarmView[] = [];
  readonly #commandsOf = new Map<string, readonly CommandView[]>();
  #commandsRevision = 0;
  #horn: Horn | null = null;
  #detail: StationDetail | null = null;
  #placed: readonly StationSummary[] = [];
  #totals: Totals = NO_TOTALS;

  constructor(startedMs: number) {
    this.#link = { phase: 'starting', sinceMs: startedMs };
  }

  readonly station = (id: string): StationSummary | undefined => this.#stations.get(id);
  readonly link = (): LinkState => this.#link;
  readonly feed = (): FeedStatus | null => this.#feed;
  readonly health = (): ConsoleHealth | null => this.#health;
  readonly alarms = (): readonly AlarmView[] => this.#alarms;
  /** Newest first. */
  readonly commandsOf = (station: string): readonly CommandView[] =>
    this.#commandsOf.get(station) ?? NO_COMMANDS;
  /** Grows with each change of a command. */
  readonly commandsRevision = (): number => this.#commandsRevision;
  readonly horn = (): Horn | null => this.#horn;
  readonly detail = (): StationDetail | null => this.#detail;
  readonly totals = (): Totals => this.#totals;
  /**
   * All stations as of the last time that one came or went or changed something by which they are ordered or
   * filtered; another array then. Figures are to be read from `station`.
   */
  readonly placed = (): readonly StationSummary[] => this.#placed;

  subscribe(topic: Topic, listener: Listener): () => void {
    return listen(this.#topicListeners, topic, listener);
  }

  subscribeStation(id: string, listener: Listener): () => void {
    return listen(this.#stationListeners, id, listener);
  }

  /** Takes over main's news. To be called at most once a frame. */
  apply(delta: LiveDelta): void {
    const changed = new Set<Topic>();
    const stations = this.#replaceStations(delta, changed);
    if (!sameFields(this.#feed, delta.feed)) changed.add('feed');
    if (!sameFields(this.#health, delta.health)) changed.add('health');
    this.#feed = delta.feed;
    this.#health = delta.health;
    if (delta.full) this.#commandsOf.clear();
    for (const { station, commands } of delta.commands) this.#commandsOf.set(station, commands);
    if (delta.full || delta.commands.length > 0) {
      this.#commandsRevision += 1;
      changed.add('commands');
    }
    if (delta.detail !== null) {
      this.#detail = delta.detail;
      changed.add('detail');
    }
    for (const id of stations) notify(this.#stationListeners.get(id));
    for (const topic of changed) notify(this.#topicListeners.get(topic));
  }

  /** Takes over main's news of alarms. Likewise at most once a frame. */
  applyAlarms({ full, alarms, horn }: AlarmDelta): void {
    const hornChanged = !sameFields(this.#horn, horn);
    this.#horn = horn;
    if (full) this.#alarmsOf.clear();
    for (const { station, alarms: ofStation } of alarms) this.#alarmsOf.set(station, ofStation);
    const alarmsChanged = full || alarms.length > 0;
    if (alarmsChanged) this.#alarms = [...this.#alarmsOf.values()].flat();
    if (hornChanged) notify(this.#topicListeners.get('horn'));
    if (alarmsChanged) notify(this.#topicListeners.get('alarms'));
  }

  setLink(phase: LinkState['phase'], nowMs: number): void {
    if (this.#link.phase === phase) return;
    this.#link = { phase, sinceMs: nowMs };
    notify(this.#topicListeners.get('link'));
  }

  /** The detail of a station that is no longer watched is dropped, lest it be shown as fresh later. */
  forgetDetail(): void {
    if (this.#detail === null) return;
    this.#detail = null;
    notify(this.#topicListeners.get('detail'));
  }

  #replaceStations(delta: LiveDelta, changed: Set<Topic>): ReadonlySet<string> {
    const touched = new Set<string>();
    if (delta.full) {
      for (const id of this.#stations.keys()) touched.add(id);
    }
    const before = delta.full ? new Map(this.#stations) : this.#stations;
    const known = before.size;
    if (delta.full) this.#stations.clear();
    let moved = delta.full && known !== delta.stations.length;
    for (const station of delta.stations) {
      moved ||= isPlacedAnew(before.get(station.id), station);
      this.#stations.set(station.id, station);
      touched.add(station.id);
    }
    if (moved) {
      this.#placed = [...this.#stations.values()];
      changed.add('placement');
    }
    if (touched.size > 0) {
      this.#totals = totalsOf(this.#stations.values());
      changed.add('totals');
    }
    return touched;
  }
}

/** Whether the overview has to think again about where, or whether, to show a station. */
function isPlacedAnew(before: StationSummary | undefined, after: StationSummary): boolean {
  return (
    before === undefined ||
    before.state !== after.state ||
    before.name !== after.name ||
    before.nameEn !== after.nameEn ||
    before.district !== after.district ||
    before.timezone !== after.timezone ||
    severityOf(before) !== severityOf(after)
  );
}

function sameFields<T extends object>(before: T | null, after: T): boolean {
  if (before === null) return false;
  const old = new Map<string, unknown>(Object.entries(before));
  return Object.entries(after).every(([key, value]) => old.get(key) === value);
}

function listen<K>(listeners: Map<K, Set<Listener>>, key: K, listener: Listener): () => void {
  const set = listeners.get(key) ?? new Set();
  listeners.set(key, set);
  set.add(listener);
  return () => {
    set.delete(listener);
    if (set.size === 0 && listeners.get(key) === set) listeners.delete(key);
  };
}

function notify(listeners: ReadonlySet<Listener> | undefined): void {
  if (listeners !== undefined) for (const listener of [...listeners]) listener();
}
