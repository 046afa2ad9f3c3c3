import type { CorrectionEvent, PeopleEvent } from './event.ts';
import { addToQuarter, type Quarters } from './quarters.ts';
import { compareStamps, isAfter, isUndatedHistory, type Stamp } from './stamp.ts';

/** A known number of people, and all that came and went since: `inside + netAfter` is the number now. */
export interface Anchor extends Stamp {
  readonly inside: number;
  readonly netAfter: number;
}

export interface Correction extends Anchor {
  readonly by: string;
  readonly note: string;
}

/** One message of the counter: how many more people, and the sensor's own count where it sends one. */
export interface Movement extends Stamp {
  readonly net: number;
  readonly inside: number | null;
}

/**
 * In and out are kept apart and never clamped. Besides, three anchors: the sensor's newest word, its first (what we have counted
 * ourselves since then, against its newest, is the drift) and the newest correction by hand.
 */
export interface PeopleState {
  readonly enteredTotal: number;
  readonly leftTotal: number;
  readonly entries: Quarters;
  /** The first that is known of people here, epoch ms. */
  readonly sinceMs: number | null;
  readonly firstSensor: Anchor | null;
  readonly sensor: Anchor | null;
  readonly correction: Correction | null;
  /** Ascending. An anchor that arrives late needs the movements after it; the line of the last hour is drawn from them. */
  readonly recent: readonly Movement[];
  /** The newest movement that is no longer in `recent`: an anchor before it comes too late to be used. */
  readonly forgotten: Movement | null;
}

export const NO_PEOPLE: PeopleState = {
  enteredTotal: 0,
  leftTotal: 0,
  entries: [],
  sinceMs: null,
  firstSensor: null,
  sensor: null,
  correction: null,
  recent: [],
  forgotten: null,
};

/** The reorder window: the hour that is shown, and the five minutes by which a station's clock may be ahead. */
const RECENT_MS = 65 * 60_000;

/** One movement every 15 s for the whole window; a busier counter has a shorter window, not a larger memory. */
const MAX_RECENT = 256;

function remember(state: PeopleState, movement: Movement): Pick<PeopleState, 'recent' | 'forgotten'> {
  const recent = state.recent.slice();
  let index = recent.length;
  for (
    let before = recent[index - 1];
    before !== undefined && isAfter(before, movement);
    before = recent[index - 1]
  )
    index -= 1;
  recent.splice(index, 0, movement);
  const oldestMs = (recent[recent.length - 1]?.atMs ?? 0) - RECENT_MS;
  let drop = Math.max(0, recent.length - MAX_RECENT);
  while ((recent[drop]?.atMs ?? Infinity) < oldestMs) drop += 1;
  const dropped = recent[drop - 1];
  if (dropped === undefined) return { recent, forgotten: state.forgotten };
  return {
    recent: recent.slice(drop),
    forgotten: isAfter(dropped, state.forgotten) ? dropped : state.forgotten,
  };
}

/** Adds to the anchor what moved after it. */
function follow<T extends Anchor>(anchor: T | null, movement: Movement): T | null {
  if (anchor === null || movement.net === 0 || !isAfter(movement, anchor)) return anchor;
  return { ...anchor, netAfter: anchor.netAfter + movement.net };
}

const onlyWord = ({ atMs, id, inside }: PeopleEvent): Movement => ({ atMs, id, net: 0, inside });

function countMovement(state: PeopleState, event: PeopleEvent): PeopleState {
  const movement: Movement = {
    atMs: event.atMs,
    id: event.id,
    net: event.entered - event.left,
    inside: event.inside,
  };
  const shows = movement.net !== 0 || movement.inside !== null;
  return {
    ...state,
    ...(shows ? remember(state, movement) : null),
    enteredTotal: state.enteredTotal + event.entered,
    leftTotal: state.leftTotal + event.left,
    entries: addToQuarter(state.entries, event.atMs, event.entered),
    firstSensor: follow(state.firstSensor, movement),
    sensor: follow(state.sensor, movement),
    correction: follow(state.correction, movement),
  };
}

/** The anchor with all that moved after it; null when that is no longer known exactly. */
function anchorAt(state: PeopleState, stamp: Stamp, inside: number): Anchor | null {
  if (state.forgotten !== null && compareStamps(stamp, state.forgotten) < 0) return null;
  let netAfter = 0;
  for (let index = state.recent.length - 1; index >= 0; index -= 1) {
    const movement = state.recent[index];
    if (movement === undefined || !isAfter(movement, stamp)) break;
    netAfter += movement.net;
  }
  return { atMs: stamp.atMs, id: stamp.id, inside, netAfter };
}

function withSensor(state: PeopleState, event: PeopleEvent, inside: number): PeopleState {
  const { sensor, firstSensor } = state;
  const isNewest = isAfter(event, sensor);
  const isFirst = firstSensor === null || isAfter(firstSensor, event);
  const anchor = isNewest || isFirst ? anchorAt(state, event, inside) : null;
  if (anchor === null) return state;
  return { ...state, sensor: isNewest ? anchor : sensor, firstSensor: isFirst ? anchor : firstSensor };
}

const earliest = (sinceMs: number | null, atMs: number): number => Math.min(sinceMs ?? atMs, atMs);

/** Counts a message once. A retained one is never counted; its `inside` is the sensor's word at its time, where it has one. */
export function reducePeople(state: PeopleState, event: PeopleEvent): PeopleState {
  if (event.retained && (event.inside === null || isUndatedHistory(event))) return state;
  const counted = event.retained
    ? { ...state, ...remember(state, onlyWord(event)) }
    : countMovement(state, event);
  const anchored = event.inside === null ? counted : withSensor(counted, event, event.inside);
  const sinceMs = earliest(state.sinceMs, event.atMs);
  return sinceMs === anchored.sinceMs ? anchored : { ...anchored, sinceMs };
}

/** Somebody counted heads: sets an anchor, and leaves the counts of in and out as they are. */
export function reduceCorrection(state: PeopleState, event: CorrectionEvent): PeopleState {
  const sinceMs = earliest(state.sinceMs, event.atMs);
  const anchor = isAfter(event, state.correction) ? anchorAt(state, event, event.inside) : null;
  if (anchor === null) return { ...state, sinceMs };
  return { ...state, sinceMs, correction: { ...anchor, by: event.by, note: event.note } };
}
