import { assertNever } from '../../src-shared/domain/assert-never.ts';
import type { CommandStatus } from '../../src-shared/domain/event.ts';
import { payloads, type Payload } from '../../src-shared/feed/payloads.ts';
import type { DeviceReport } from './reports.ts';
import type { DemoDevice } from './stations.ts';

type Command = Payload<'command'>;
type DeviceKind = DemoDevice['kind'];

export interface CommandResult {
  readonly id: string;
  readonly status: CommandStatus;
  readonly reason?: string;
}

/** What the gateway does about one message on a command topic. */
export interface CommandAnswer {
  readonly results: readonly CommandResult[];
  /** The state that the device reports from now on; null: nothing changes that can be seen. */
  readonly report: DeviceReport | null;
  /** And what it falls back to by itself. */
  readonly afterwards: { readonly inMs: number; readonly report: DeviceReport } | null;
}

/** Ids whose results are repeated: a minute is the longest a command lives, so a thousand is far more than needed. */
const REMEMBERED_COMMANDS = 1_000;

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

const NOTHING: Omit<CommandAnswer, 'results'> = { report: null, afterwards: null };

/** A gateway's way with commands: each is carried out at most once, an expired one never (contract.md, "command"). */
export function createCommandDesk(devices: readonly DemoDevice[]) {
  const given = new Map<string, readonly CommandResult[]>();

  const decide = (device: string, command: Command, nowMs: number): CommandAnswer => {
    const { id, action } = command;
    const reject = (reason: string): CommandAnswer => ({
      results: [{ id, status: 'rejected', reason }],
      ...NOTHING,
    });
    const known = devices.find((candidate) => candidate.device === device);
    if (nowMs > msOf(command.expires)) return reject('expired');
    if (known === undefined) return reject('unknown-device');
    if (!ACTIONS_BY_KIND[known.kind].includes(action)) return reject('not-supported');
    return {
      results: [
        { id, status: 'accepted' },
        { id, status: 'done' },
      ],
      ...effectOf(command),
    };
  };

  return {
    /** Answers a payload from `{station}/command/{device}`; null when it is no command, or none with an id. */
    answer: (device: string, payload: string, nowMs: number): CommandAnswer | null => {
      const command = parseCommand(payload);
      if (command === null) return null;
      const earlier = given.get(command.id);
      if (earlier !== undefined) return { results: earlier.slice(-1), ...NOTHING };
      const answer = decide(device, command, nowMs);
      given.set(command.id, answer.results);
      const oldest = given.keys().next();
      if (given.size > REMEMBERED_COMMANDS && oldest.done !== true) given.delete(oldest.value);
      return answer;
    },
  };
}

function effectOf(command: Command): Omit<CommandAnswer, 'results'> {
  const by = { cause: 'command', command: command.id } as const;
  const lasting = (report: DeviceReport) => ({ report, afterwards: null });
  switch (command.action) {
    case 'on':
    case 'off':
      return lasting({ on: command.action === 'on', ...by });
    case 'level':
      return lasting({ on: command.args.level > 0, level: command.args.level, ...by });
    case 'lock':
      return lasting({ lock: 'locked', leaf: 'closed', ...by });
    case 'unlock':
      return {
        report: { lock: 'unlocked', leaf: 'closed', ...by },
        afterwards: {
          inMs: command.args.seconds * 1_000,
          report: { lock: 'locked', leaf: 'closed', cause: 'auto' },
        },
      };
    case 'say':
    case 'restart':
    case 'ping':
      return NOTHING;
    default:
      return assertNever(command);
  }
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
