import { randomUUID } from 'node:crypto';
import type {
  CommandInput,
  CommandOutcome,
  CommandRefusal,
  LightsInput,
  LightsOutcome,
} from '../../../src-shared/contract/commands.ts';
import { actionsOf, lifetimeMs, type LightBefore } from '../../../src-shared/domain/command/order.ts';
import { MAX_COMMANDS } from '../../../src-shared/domain/command/command.ts';
import type { CommandEvent, DeviceInfo, StationEvent } from '../../../src-shared/domain/event.ts';
import { lookup } from '../../../src-shared/domain/keyed.ts';
import type { Audit } from '../audit/audit.ts';
import type { Engine } from '../engine.ts';
import type { Sending } from './sending.ts';

interface CommandDeskOptions {
  readonly engine: Pick<Engine, 'station' | 'link'>;
  readonly audit: Audit;
  readonly record: (events: readonly StationEvent[]) => Promise<readonly { readonly event: StationEvent }[]>;
  readonly send: Sending['send'];
  /** Whose `journal` the audit names: it outlives a change of broker. */
  readonly journal: string;
  /** Connected, and reading: an answer that is not read would be taken for none. */
  readonly isHeard: () => boolean;
  readonly now: () => number;
}

/** Where operators command devices: refuses at once, or writes down who, what and why, and only then sends. */
export interface CommandDesk {
  readonly send: (input: Commanded, actor: CommandActor) => Promise<CommandOutcome>;
  readonly lights: (input: LightsInput, by: string) => Promise<LightsOutcome>;
}

interface CommandActor {
  /** Who acts, as the guard of the port knows it. */
  readonly by: string;
  /** Who confirmed it; absent where nobody had to. */
  readonly second?: string;
  /** Its id, where several consoles are to send the same one; else it is like no other. */
  readonly command?: string;
}

/** What is asked, without the second operator's secret: that ends at the port. */
type Commanded = Omit<CommandInput, 'second'>;

/** More at once than the audit and the journal take in their stride would be refused. */
const LIGHTS_AT_ONCE = 500;

const refused = (code: CommandRefusal): CommandOutcome => ({ ok: false, code });

export function createCommandDesk(options: CommandDeskOptions): CommandDesk {
  const { engine, audit, record, journal, now } = options;

  const deviceOf = (station: string, device: string): DeviceInfo | null =>
    engine.station(station)?.about?.info.devices.find((info) => info.device === device) ?? null;

  const refusalOf = ({ station, device, order, note }: Commanded): CommandRefusal | null => {
    const state = engine.station(station);
    const info = deviceOf(station, device);
    if (state === null || info === null) return 'unknown-device';
    if (!actionsOf(info.kind).includes(order.action)) return 'not-supported';
    if (order.action === 'unlock' && note === '') return 'note-required';
    if (!options.isHeard()) return 'feed-down';
    if (engine.link(state).state === 'offline') return 'station-offline';
    const open = state.commands.filter(({ outcome }) => outcome === null).length;
    return open + (beginning.get(station) ?? 0) >= MAX_COMMANDS ? 'too-many' : null;
  };

  /** Being written down, by station. */
  const beginning = new Map<string, number>();
  const begins = (station: string, change: 1 | -1): void => {
    const left = (beginning.get(station) ?? 0) + change;
    if (left === 0) beginning.delete(station);
    else beginning.set(station, left);
  };

  const send: CommandDesk['send'] = async (input, actor) => {
    const refusal = refusalOf(input);
    if (refusal !== null) return refused(refusal);
    begins(input.station, 1);
    try {
      return await begin(input, actor);
    } finally {
      begins(input.station, -1);
    }
  };

  const begin: CommandDesk['send'] = async (input, { by, second = '', command: id = randomUUID() }) => {
    const { station, device, order, note } = input;
    const event = requested(input, { command: id, by, second, before: lightBefore(station, device) }, now());
    const { action, ...args } = order;
    const untilMs = performance.now() + lifetimeMs(action);
    const { command, atMs } = event;
    const deed = { atMs, by, subject: `${station}/${device}` };
    const why = { ...(note !== '' && { note }), ...(second !== '' && { second }) };
    const detail = { action, ...args, ...why, command, journal };
    try {
      await audit.append({ ...deed, action: 'command', detail });
    } catch {
      return refused('not-recorded');
    }
    const recorded = await record([event]);
    if (recorded.length === 0) {
      // The audit told of it already: now also that it came to nothing.
      const outcome = { action, stage: 'not-recorded', command, journal };
      audit
        .append({ ...deed, atMs: now(), action: 'command-outcome', detail: outcome })
        .catch(() => undefined);
      return refused('not-recorded');
    }
    options.send(event, untilMs);
    return { ok: true, id: command };
  };

  const lightBefore = (station: string, device: string): LightBefore | null => {
    const known = lookup(engine.station(station)?.devices ?? {}, device);
    if (known === undefined || deviceOf(station, device)?.kind !== 'light') return null;
    return { on: known.on, levelPercent: known.levelPercent };
  };

  const lightsOf = (station: string, on: boolean): string[] => {
    const state = engine.station(station);
    const lights = state?.about?.info.devices.filter(({ kind }) => kind === 'light') ?? [];
    return lights
      .map(({ device }) => device)
      .filter((device) => lookup(state?.devices ?? {}, device)?.on !== on);
  };

  return {
    send,
    lights: async ({ stations, on }, by) => {
      const order = { action: on ? ('on' as const) : ('off' as const) };
      const places = [...new Set(stations)].flatMap((station) =>
        lightsOf(station, on).map((device) => ({ station, device })),
      );
      const outcomes: LightsOutcome = [];
      for (let from = 0; from < places.length; from += LIGHTS_AT_ONCE) {
        const some = places.slice(from, from + LIGHTS_AT_ONCE).map(async (place) => {
          return { ...place, outcome: await send({ ...place, order, note: '' }, { by }) };
        });
        outcomes.push(...(await Promise.all(some)));
      }
      return outcomes;
    },
  };
}

interface Circumstances {
  readonly command: string;
  readonly by: string;
  readonly second: string;
  readonly before: LightBefore | null;
}

/** Its life begins with the click: what the disk takes is taken from it. */
function requested(
  { station, device, order, note }: Commanded,
  { command, by, second, before }: Circumstances,
  nowMs: number,
) {
  return {
    kind: 'command',
    station,
    id: `${command}/requested`,
    atMs: nowMs,
    stationMs: null,
    arrivedMs: nowMs,
    timing: 'ok',
    retained: false,
    seq: null,
    device,
    command,
    step: {
      kind: 'requested',
      order,
      expiresMs: nowMs + lifetimeMs(order.action),
      by,
      ...(second !== '' && { second }),
      note: note === '' ? null : note,
      ...(before !== null && { before }),
    },
  } as const satisfies CommandEvent;
}
