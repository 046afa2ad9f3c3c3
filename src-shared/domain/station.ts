import { reduceAlarms, type Alarms } from './alarm-report.ts';
import { assertNever } from './assert-never.ts';
import { reduceDevice, type DeviceReport } from './device.ts';
import { addRecent, NO_DOOR, reduceDoor, withLeaf, type DoorState } from './door.ts';
import type {
  AboutEvent,
  AboutStation,
  AlarmEvent,
  DeviceStateEvent,
  DoorEvent,
  StationEvent,
} from './event.ts';
import { lookup, MAX_NAMES, put, type Keyed } from './keyed.ts';
import { NO_PEOPLE, reduceCorrection, reducePeople, type PeopleState } from './people.ts';
import { NO_READINGS, reduceMinute, type ReadingsState } from './readings.ts';
import { NO_SEQUENCE, reduceSequence, type SequenceState } from './sequence.ts';
import { isAfter, type Stamp } from './stamp.ts';
import { NO_STATUS, reduceStatus, type StatusState } from './status.ts';

/**
 * All that is known of one station: plain JSON, bounded, and the same for any order of arrival of the same events.
 * An id counts once: the journal, which holds all of them, sees to that, and not the state.
 */
export interface StationState {
  readonly id: string;
  /** The greatest time of anything the station sent, epoch ms. */
  readonly newestMs: number | null;
  readonly about: (Stamp & { readonly info: AboutStation }) | null;
  readonly status: StatusState;
  readonly sequence: SequenceState;
  readonly people: PeopleState;
  readonly doors: Keyed<DoorState>;
  /** Newest first. */
  readonly recentDoorEvents: readonly DoorEvent[];
  readonly devices: Keyed<DeviceReport>;
  readonly readings: ReadingsState;
  readonly alarms: Alarms;
  /** Events of doors, devices and alarms beyond MAX_NAMES. */
  readonly ignored: number;
}

export function emptyStation(id: string): StationState {
  return {
    id,
    newestMs: null,
    about: null,
    status: NO_STATUS,
    sequence: NO_SEQUENCE,
    people: NO_PEOPLE,
    doors: {},
    recentDoorEvents: [],
    devices: {},
    readings: NO_READINGS,
    alarms: {},
    ignored: 0,
  };
}

const ignoreOne = (state: StationState): StationState => ({ ...state, ignored: state.ignored + 1 });

function onAbout(state: StationState, { atMs, id, about: info }: AboutEvent): StationState {
  return isAfter({ atMs, id }, state.about) ? { ...state, about: { atMs, id, info } } : state;
}

function onDoor(state: StationState, event: DoorEvent): StationState {
  const doors = put(
    state.doors,
    event.door,
    reduceDoor(lookup(state.doors, event.door) ?? NO_DOOR, event),
    MAX_NAMES,
  );
  if (doors === null) return ignoreOne(state);
  return { ...state, doors, recentDoorEvents: addRecent(state.recentDoorEvents, event) };
}

/** A reported leaf is news of the door, too: whichever of report and door event is newer. */
function onDevice(state: StationState, event: DeviceStateEvent): StationState {
  const known = lookup(state.devices, event.device);
  const report = reduceDevice(known, event);
  const devices = report === known ? state.devices : put(state.devices, event.device, report, MAX_NAMES);
  if (devices === null) return ignoreOne(state);
  if (event.leaf === null) return devices === state.devices ? state : { ...state, devices };
  const door = withLeaf(lookup(state.doors, event.device) ?? NO_DOOR, event, event.leaf);
  return { ...state, devices, doors: put(state.doors, event.device, door, MAX_NAMES) ?? state.doors };
}

function onAlarm(state: StationState, event: AlarmEvent): StationState {
  const alarms = reduceAlarms(state.alarms, event);
  if (alarms === null) return ignoreOne(state);
  return alarms === state.alarms ? state : { ...state, alarms };
}

function reduceTopic(state: StationState, event: StationEvent): StationState {
  switch (event.kind) {
    case 'status':
      return { ...state, status: reduceStatus(state.status, event) };
    case 'about':
      return onAbout(state, event);
    case 'people':
      return { ...state, people: reducePeople(state.people, event) };
    case 'correction':
      return { ...state, people: reduceCorrection(state.people, event) };
    case 'door':
      return onDoor(state, event);
    case 'state':
      return onDevice(state, event);
    case 'minute':
      return { ...state, readings: reduceMinute(state.readings, event) };
    case 'alarm':
      return onAlarm(state, event);
    case 'result':
      return state;
    default:
      return assertNever(event);
  }
}

/** The state after one event of this station. Unchanged parts are shared with the state before. */
export function reduceStation(state: StationState, event: StationEvent): StationState {
  const next = reduceTopic(state, event);
  const sequence = reduceSequence(state.sequence, event);
  // A correction is the operator's word, not the station's: it makes nothing look fresh.
  const isNewest = event.kind !== 'correction' && event.atMs > (state.newestMs ?? -Infinity);
  if (!isNewest && sequence === state.sequence) return next;
  return { ...next, sequence, newestMs: isNewest ? event.atMs : state.newestMs };
}
