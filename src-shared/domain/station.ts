import { reduceAlarms, reduceOperators, type Alarms } from './alarm/alarms.ts';
import { assertNever } from './assert-never.ts';
import { reduceCommands, type CommandState } from './command/command.ts';
import { reduceDevice, type DeviceReport } from './device.ts';
import { addRecent, NO_DOOR, reduceDoor, withLeaf, type DoorState } from './door.ts';
import type {
  AboutEvent,
  AboutStation,
  AlarmEvent,
  DeviceStateEvent,
  DoorEvent,
  OperatorsEvent,
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
  /** This console's, newest first, at most MAX_COMMANDS. */
  readonly commands: readonly CommandState[];
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
    commands: [],
    ignored: 0,
  };
}

type Draft = { -readonly [Name in keyof StationState]: StationState[Name] };

/** A copy to change. Spelled out, since a spread that replaces fields costs V8 twenty times as much, and this runs for each message. */
export function draftOf(state: StationState): Draft {
  return {
    id: state.id,
    newestMs: state.newestMs,
    about: state.about,
    status: state.status,
    sequence: state.sequence,
    people: state.people,
    doors: state.doors,
    recentDoorEvents: state.recentDoorEvents,
    devices: state.devices,
    readings: state.readings,
    alarms: state.alarms,
    commands: state.commands,
    ignored: state.ignored,
  };
}

function takeDoor(draft: Draft, event: DoorEvent): void {
  const door = reduceDoor(lookup(draft.doors, event.door) ?? NO_DOOR, event);
  const doors = put(draft.doors, event.door, door, MAX_NAMES);
  if (doors === null) {
    draft.ignored += 1;
    return;
  }
  draft.doors = doors;
  draft.recentDoorEvents = addRecent(draft.recentDoorEvents, event);
}

/** A reported leaf is news of the door, too: whichever of report and door event is newer. */
function takeDevice(draft: Draft, event: DeviceStateEvent): void {
  const known = lookup(draft.devices, event.device);
  const report = reduceDevice(known, event);
  const devices = report === known ? draft.devices : put(draft.devices, event.device, report, MAX_NAMES);
  if (devices === null) {
    draft.ignored += 1;
    return;
  }
  draft.devices = devices;
  if (event.leaf === null) return;
  const door = withLeaf(lookup(draft.doors, event.device) ?? NO_DOOR, event, event.leaf);
  draft.doors = put(draft.doors, event.device, door, MAX_NAMES) ?? draft.doors;
}

function takeAlarm(draft: Draft, event: AlarmEvent): void {
  const alarms = reduceAlarms(draft.alarms, event);
  if (alarms === null) draft.ignored += 1;
  else draft.alarms = alarms;
}

function takeOperators(draft: Draft, event: OperatorsEvent): void {
  const alarms = reduceOperators(draft.alarms, event);
  if (alarms === null) draft.ignored += 1;
  else draft.alarms = alarms;
}

function takeAbout(draft: Draft, { atMs, id, about: info }: AboutEvent): void {
  if (isAfter({ atMs, id }, draft.about)) draft.about = { atMs, id, info };
}

function takeTopic(draft: Draft, event: StationEvent): void {
  switch (event.kind) {
    case 'status':
      draft.status = reduceStatus(draft.status, event);
      return;
    case 'about':
      takeAbout(draft, event);
      return;
    case 'people':
      draft.people = reducePeople(draft.people, event);
      return;
    case 'correction':
      draft.people = reduceCorrection(draft.people, event);
      return;
    case 'door':
      takeDoor(draft, event);
      return;
    case 'state':
      takeDevice(draft, event);
      return;
    case 'minute':
      draft.readings = reduceMinute(draft.readings, event);
      return;
    case 'alarm':
      takeAlarm(draft, event);
      return;
    case 'operators':
      takeOperators(draft, event);
      return;
    case 'result':
    case 'command':
      return;
    default:
      assertNever(event);
  }
}

/** The state after one event of this station. Unchanged parts are shared with the state before. */
export function reduceStation(state: StationState, event: StationEvent): StationState {
  const draft = draftOf(state);
  takeTopic(draft, event);
  draft.commands = reduceCommands(state.commands, event);
  draft.sequence = reduceSequence(state.sequence, event);
  if (isOfStation(event)) draft.newestMs = Math.max(state.newestMs ?? event.atMs, event.atMs);
  return draft;
}

/** False for what an operator or a rule of the console says of the station: that makes nothing look fresh. */
export const isOfStation = (event: StationEvent): boolean =>
  event.kind !== 'correction' &&
  event.kind !== 'operators' &&
  event.kind !== 'command' &&
  !(event.kind === 'alarm' && event.rule !== undefined);
