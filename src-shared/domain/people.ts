import type { CorrectionEvent, PeopleEvent } from './event.ts';
import { addToQuarter, type Quarters } from './quarters.ts';
import { compareStamps, isAfter, isUndatedHistory, type Stamp } from './stamp.ts';

/** A known number of people, and all that came and went since: `inside + netAfter` is the number now. */
export interface Anchor extends Stamp {
  readonly inside: number;
  readonly netAfter: number;
}

interface Correction {
  readonly anchor: Anchor;
  readonly by: string;
  readonly note: string;
}

/** One message of the counter: how many more people, and the sensor's own count where it sends one. */
interface Movement extends Stamp {
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

type Draft = { -readonly [Name in keyof PeopleState]: PeopleState[Name] };

/** A copy to change, spelled out for the reason given at the station's. */
function draftOf(state: PeopleState): Draft {
  return {
    enteredTotal: state.enteredTotal,
    leftTotal: state.leftTotal,
    entries: state.entries,
    sinceMs: state.sinceMs,
    firstSensor: state.firstSensor,
    sensor: state.sensor,
    correction: state.correction,
    recent: state.recent,
    forgotten: state.forgotten,
  };
}

/** Puts the movement in its place, and drops what is no longer recent. */
function remember(draft: Draft, movement: Movement): void {
  const recent = draft.recent.slice();
  let index = recent.length;
  for (let last = recent[index - 1]; last && isAfter(last, movement); last = recent[index - 1]) index -= 1;
  if (index === recent.length) recent.push(movement);
  else recent.splice(index, 0, movement);
  const oldestMs = (recent[recent.length - 1]?.atMs ?? 0) - RECENT_MS;
  let drop = Math.max(0, recent.length - MAX_RECENT);
  while ((recent[drop]?.atMs ?? Infinity) < oldestMs) drop += 1;
  const dropped = recent[drop - 1];
  draft.recent = dropped === undefined ? recent : recent.slice(drop);
  if (dropped !== undefined && isAfter(dropped, draft.forgotten)) draft.forgotten = dropped;
}

/** Adds to the anchor what moved after it. */
function follow(anchor: Anchor, movement: Movement): Anchor {
  if (movement.net === 0 || !isAfter(movement, anchor)) return anchor;
  return {
    atMs: anchor.atMs,
    id: anchor.id,
    inside: anchor.inside,
    netAfter: anchor.netAfter + movement.net,
  };
}

function countMovement(draft: Draft, event: PeopleEvent, movement: Movement): void {
  const { firstSensor, sensor, correction } = draft;
  draft.enteredTotal += event.entered;
  draft.leftTotal += event.left;
  draft.entries = addToQuarter(draft.entries, event.atMs, event.entered);
  if (firstSensor !== null) draft.firstSensor = follow(firstSensor, movement);
  if (sensor !== null) draft.sensor = follow(sensor, movement);
  if (correction !== null) draft.correction = { ...correction, anchor: follow(correction.anchor, movement) };
}

/** The anchor with all that moved after it; null when that is no longer known exactly. */
function anchorAt({ recent, forgotten }: PeopleState, { atMs, id }: Stamp, inside: number): Anchor | null {
  const stamp: Stamp = { atMs, id };
  if (forgotten !== null && compareStamps(stamp, forgotten) < 0) return null;
  let netAfter = 0;
  for (let index = recent.length - 1; index >= 0; index -= 1) {
    const movement = recent[index];
    if (movement === undefined || !isAfter(movement, stamp)) break;
    netAfter += movement.net;
  }
  return { atMs, id, inside, netAfter };
}

function takeSensor(draft: Draft, event: PeopleEvent, inside: number): void {
  const isNewest = isAfter(event, draft.sensor);
  const isFirst = draft.firstSensor === null || isAfter(draft.firstSensor, event);
  const anchor = isNewest || isFirst ? anchorAt(draft, event, inside) : null;
  if (anchor === null) return;
  if (isNewest) draft.sensor = anchor;
  if (isFirst) draft.firstSensor = anchor;
}

/** Counts a message once. A retained one is never counted; its `inside` is the sensor's word at its time, where it has one. */
export function reducePeople(state: PeopleState, event: PeopleEvent): PeopleState {
  const { atMs, id, inside, retained } = event;
  if (retained && (inside === null || isUndatedHistory(event))) return state;
  const draft = draftOf(state);
  const movement: Movement = { atMs, id, net: retained ? 0 : event.entered - event.left, inside };
  if (!retained) countMovement(draft, event, movement);
  if (movement.net !== 0 || inside !== null) remember(draft, movement);
  if (inside !== null) takeSensor(draft, event, inside);
  draft.sinceMs = Math.min(state.sinceMs ?? atMs, atMs);
  return draft;
}

/** Somebody counted heads: sets an anchor, and leaves the counts of in and out as they are. */
export function reduceCorrection(state: PeopleState, event: CorrectionEvent): PeopleState {
  const { atMs, inside, by, note } = event;
  const draft = draftOf(state);
  draft.sinceMs = Math.min(state.sinceMs ?? atMs, atMs);
  const anchor = isAfter(event, state.correction?.anchor) ? anchorAt(state, event, inside) : null;
  if (anchor !== null) draft.correction = { anchor, by, note };
  return draft;
}
