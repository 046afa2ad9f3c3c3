import { assertNever } from '../../src-shared/domain/assert-never.ts';
import type { CommandStatus } from '../../src-shared/domain/event.ts';
import { payloads, type Payload } from '../../src-shared/feed/payloads.ts';
import { PROMPT, type Pace } from './command-pace.ts';
import type { DeviceReport } from './reports.ts';
import type { DemoDevice } from './stations.ts';

type Command = Payload<'command'>;
type DeviceKind = DemoDevice['kind'];

export interface CommandResult {
  readonly id: string;
  readonly status: CommandStatus;
  readonly reason?: string;
}

/** What the gateway says about one message on a command topic, and when. */
export interface CommandStep {
  readonly inMs: number;
  readonly say:
    | { readonly kind: 'result'; readonly result: CommandResult }
    /** The state that the device reports from then on. */
    | { readonly kind: 'report'; readonly report: DeviceReport }
    | { readonly kind: 'door'; readonly event: 'opened' | 'closed' };
}

/** Ids whose results are repeated: a minute is the longest a command lives, so a thousand is far more than needed. */
const REMEMBERED_COMMANDS = 1_000;

/** Whoever waits before a door walks in when it clicks, and it falls shut behind him, ms. */
const OPENED_AFTER_MS = 1_200;
const CLOSED_AFTER_MS = 3_400;

const ACTIONS_BY_KIND: Readonly<Record<DeviceKind, readonly Command['action'][]>> = {
  door: ['unlock', 'lock', 'ping', 'restart'],
  light: ['on', 'off', 'level', 'ping', 'restart'],
  appliance: ['on', 'off', 'ping', 'restart'],
  socket: ['on', 'off', 'ping', 'restart'],
  speaker: ['say', 'ping', 'restart'],
  camera: ['ping', 'restart'],
  meter: ['ping'],
  'people-counter': ['ping', 'restart'],
  sensor: ['ping', 'restart'],
};

/** A gateway's way with commands: each is carried out at most once, an expired one never (contract.md, "command"). */
export function createCommandDesk(
  devices: readonly DemoDevice[],
  paceOf: (turn: number) => Pace = () => PROMPT,
) {
  /** By id the last word on it, and when it is said. */
  const given = new Map<string, { readonly result: CommandResult; readonly atMs: number }>();
  let turn = 0;

  const decide = (device: string, command: Command, nowMs: number): readonly CommandStep[] => {
    const { id, action } = command;
    const reject = (reason: string, inMs = 0) => [said(inMs, { id, status: 'rejected', reason })];
    const known = devices.find((candidate) => candidate.device === device);
    if (nowMs > msOf(command.expires)) return reject('expired');
    if (known === undefined) return reject('unknown-device');
    if (!ACTIONS_BY_KIND[known.kind].includes(action)) return reject('not-supported');
    const pace = paceOf(turn);
    turn += 1;
    if (pace.isBusy) return reject('busy', pace.acceptedMs);
    // What it would do only after the expiry it does not do at all.
    if (nowMs + pace.doneMs > msOf(command.expires)) return reject('expired', pace.doneMs);
    return [
      said(pace.acceptedMs, { id, status: 'accepted' }),
      said(pace.doneMs, { id, status: 'done' }),
      ...effectOf(command).map((step) => ({ ...step, inMs: pace.doneMs + step.inMs })),
    ];
  };

  return {
    /** Answers a payload from `{station}/command/{device}`, in the order of time; nothing where it is no command. */
    answer: (device: string, payload: string, nowMs: number): readonly CommandStep[] => {
      const command = parseCommand(payload);
      if (command === null) return [];
      const earlier = given.get(command.id);
      if (earlier !== undefined)
        return [said(0, earlier.atMs > nowMs ? { id: command.id, status: 'accepted' } : earlier.result)];
      const steps = decide(device, command, nowMs);
      const last = steps.findLast(({ say }) => say.kind === 'result');
      if (last?.say.kind === 'result')
        given.set(command.id, { result: last.say.result, atMs: nowMs + last.inMs });
      const oldest = given.keys().next();
      if (given.size > REMEMBERED_COMMANDS && oldest.done !== true) given.delete(oldest.value);
      return steps;
    },
  };
}

const said = (inMs: number, result: CommandResult): CommandStep => ({
  inMs,
  say: { kind: 'result', result },
});
const reported = (inMs: number, report: DeviceReport): CommandStep => ({
  inMs,
  say: { kind: 'report', report },
});

/** What is to be seen of it, from the moment on when it is done. */
function effectOf(command: Command): readonly CommandStep[] {
  const by = { cause: 'command', command: command.id } as const;
  switch (command.action) {
    case 'on':
    case 'off':
      return [reported(0, { on: command.action === 'on', ...by })];
    case 'level':
      return [reported(0, { on: command.args.level > 0, level: command.args.level, ...by })];
    case 'lock':
      return [reported(0, { lock: 'locked', leaf: 'closed', ...by })];
    case 'unlock':
      return unlocking(command.args.seconds * 1_000, by);
    case 'say':
    case 'restart':
    case 'ping':
      return [];
    default:
      return assertNever(command);
  }
}

/** The lock opens, somebody walks through, and it locks again; a lock that falls shut waits for its door. */
function unlocking(
  forMs: number,
  by: { readonly cause: 'command'; readonly command: string },
): readonly CommandStep[] {
  const relocksMs = Math.max(forMs, CLOSED_AFTER_MS);
  const door = (inMs: number, event: 'opened' | 'closed'): CommandStep => ({
    inMs,
    say: { kind: 'door', event },
  });
  return [
    reported(0, { lock: 'unlocked', leaf: 'closed', ...by }),
    door(OPENED_AFTER_MS, 'opened'),
    reported(OPENED_AFTER_MS, { lock: 'unlocked', leaf: 'open', ...by }),
    door(CLOSED_AFTER_MS, 'closed'),
    reported(CLOSED_AFTER_MS, { lock: 'unlocked', leaf: 'closed', ...by }),
    reported(relocksMs, { lock: 'locked', leaf: 'closed', cause: 'auto' }),
  ];
}

function parseCommand(payload: string): Command | null {
  try {
    const parsed = payloads.command.safeParse(JSON.parse(payload));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

const msOf = (timestamp: Command['expires']): number =>
  typeof timestamp === 'number' ? timestamp : Date.parse(timestamp);
