import type { AnyContractProcedure, InferContractRouterInputs } from '@orpc/contract';
import type { AlarmActInput } from '../../../src-shared/contract/alarms.ts';
import type { portContract } from '../../../src-shared/contract/port.ts';
import type { CommandAction } from '../../../src-shared/domain/command/order.ts';
import { differenceOf } from '../../../src-shared/domain/difference.ts';
import type { Rule } from '../../../src-shared/domain/alarm/rules/rule.ts';
import type { LightSchedule } from '../../../src-shared/domain/schedule/schedule.ts';
import type { StationGroup } from '../../../src-shared/domain/station-group.ts';
import type { AuditDeed } from '../../../src-shared/domain/operators/audit-entry.ts';
import type { Capability } from '../../../src-shared/domain/operators/permissions.ts';

type Deed = Pick<AuditDeed, 'action' | 'subject' | 'detail'>;

/** What is as it was before the deed: a record says what of it is changed. */
export interface Before {
  readonly rules: readonly Rule[];
  readonly schedules: readonly LightSchedule[];
  readonly stationGroups: readonly StationGroup[];
}

/** Who may call a procedure, and what is written down before it is carried out. */
export interface Access<Input> {
  /** `anybody`: viewing, and what needs no person. */
  readonly needs: Capability | 'anybody' | ((input: Input) => Capability);
  /** Null: it only shows something, or it writes what it did by itself. */
  readonly record: ((input: Input, before: Before) => Deed | null) | null;
}

/** As the contract's tree: a procedure without an entry does not compile. */
type AccessTree<Contract, Inputs> = Contract extends AnyContractProcedure
  ? Access<Inputs>
  : { readonly [Name in keyof Contract]: AccessTree<Contract[Name], Inputs[Name & keyof Inputs]> };

const VIEWING = { needs: 'anybody', record: null } as const;

/** Of a bulk act, so many alarms are named; each of them is in the journal with its operator. */
const NAMED_MOST = 50;

const COMMAND_NEEDS: Readonly<Record<CommandAction, Capability>> = {
  on: 'command.switch',
  off: 'command.switch',
  level: 'command.switch',
  unlock: 'command.lock',
  lock: 'command.lock',
  say: 'command.say',
  restart: 'command.restart',
  ping: 'command.ping',
};

const PORT_ACCESS: AccessTree<typeof portContract, InferContractRouterInputs<typeof portContract>> = {
  hello: VIEWING,
  live: { pull: VIEWING, alarms: VIEWING },
  history: { pull: VIEWING, import: VIEWING, imported: VIEWING },
  alarms: {
    act: {
      needs: ({ act: { kind } }) =>
        kind === 'out-of-service' || kind === 'in-service' ? 'alarm.service' : 'alarm.act',
      record: alarmDeed,
    },
    acknowledgeAll: {
      needs: 'alarm.act',
      record: ({ seen, note }) => ({
        action: 'alarm-bulk',
        subject: seen
          .slice(0, NAMED_MOST)
          .map(({ station, alarm }) => `${station}/${alarm}`)
          .join(' '),
        detail: { act: 'acknowledge', count: seen.length, note },
      }),
    },
    // A horn that only some can stop, or none while the disk is full, is torn off the wall; it acknowledges nothing. It
    // writes itself down, where that can be.
    silence: { needs: 'anybody', record: null },
    soundTried: VIEWING,
    // Whoever listens knows; it makes an alarm, or ends one that is about the room he is in.
    soundHeard: {
      needs: 'anybody',
      record: ({ heard }) => ({ action: 'sound-test', subject: 'horn', detail: { heard } }),
    },
  },
  // Each command writes itself down, under the id that its outcome has.
  commands: {
    send: { needs: ({ order }) => COMMAND_NEEDS[order.action], record: null },
    lights: { needs: 'command.switch', record: null },
  },
  rules: {
    get: VIEWING,
    stations: VIEWING,
    save: {
      needs: 'rules.edit',
      record: ({ revision, rules }, before) => {
        const { added, changed, removed } = differenceOf(before.rules, rules);
        return {
          action: 'rules',
          subject: 'rules.json',
          detail: {
            revision: revision + 1,
            rules: rules.length,
            added: added.join(' '),
            changed: changed.join(' '),
            removed: removed.join(' '),
            disabled: rules.flatMap(({ id, enabled }) => (enabled ? [] : [id])).join(' '),
          },
        };
      },
    },
  },
  schedules: {
    get: VIEWING,
    save: {
      needs: 'schedules.edit',
      record: ({ revision, schedules }, before) => {
        // Without who made them: the window does not say that.
        const was = before.schedules.map(({ id, enabled, action, at, days, stations, lights }) => {
          return { id, enabled, action, at, days, stations, lights };
        });
        const { added, changed, removed } = differenceOf(was, schedules);
        const told = (ids: readonly string[], among: readonly Omit<LightSchedule, 'by'>[]) =>
          among
            .filter(({ id }) => ids.includes(id))
            .map(scheduleText)
            .join('; ');
        return {
          action: 'schedules',
          subject: 'schedules.json',
          detail: {
            revision: revision + 1,
            schedules: schedules.length,
            added: told(added, schedules),
            changed: told(changed, schedules),
            removed: told(removed, was),
            disabled: schedules.flatMap(({ id, enabled }) => (enabled ? [] : [id])).join(' '),
          },
        };
      },
    },
  },
  raw: {
    open: {
      needs: 'raw.read',
      record: () => ({ action: 'raw-opened', subject: 'messages', detail: {} }),
    },
    // Asked again and again: who may not any more finds it closed, and no form comes up over the alarms.
    pull: VIEWING,
  },
  why: VIEWING,
  reports: {
    make: {
      needs: 'report.make',
      record: ({ format, range: { from, to }, stations }) => ({
        action: 'export',
        subject: `report ${from}..${to}`,
        detail: { format, stations: stations === 'all' ? stations : stations.join(' ') },
      }),
    },
    progress: VIEWING,
    cancel: { needs: 'report.make', record: null },
    schedule: VIEWING,
    changeSchedule: {
      needs: 'report.schedule',
      record: ({ isOn, formats, language }) => ({
        action: 'setting',
        subject: 'report-schedule.json',
        detail: { isOn, formats: formats.join(' '), language },
      }),
    },
    // Which one is known once it is chosen, and written down then.
    chooseFolder: { needs: 'report.schedule', record: null },
    trySchedule: { needs: 'report.schedule', record: null },
  },
  months: {
    list: VIEWING,
    read: VIEWING,
    // It writes itself down, with the hash of what is frozen.
    close: { needs: 'month.close', record: null },
  },
  backup: {
    state: VIEWING,
    make: {
      needs: 'backup.make',
      record: ({ passphrase }) => ({
        action: 'backup',
        subject: 'file',
        detail: { isEncrypted: passphrase !== null },
      }),
    },
    cancel: { needs: 'backup.make', record: null },
    nightly: {
      needs: 'backup.make',
      record: ({ passphrase, ...nightly }) => ({
        action: 'setting',
        subject: 'nightly',
        detail: { ...nightly, isPassphraseChanged: passphrase !== null },
      }),
    },
    folder: {
      needs: 'backup.make',
      record: () => ({ action: 'setting', subject: 'nightly folder', detail: {} }),
    },
    choose: { needs: 'backup.restore', record: null },
    check: { needs: 'backup.restore', record: null },
    restore: {
      needs: 'backup.restore',
      record: () => ({ action: 'restore', subject: 'prepared', detail: {} }),
    },
    discard: {
      needs: 'backup.restore',
      record: () => ({ action: 'restore', subject: 'given up', detail: {} }),
    },
    restart: {
      needs: 'backup.restore',
      record: () => ({ action: 'restore', subject: 'restart', detail: {} }),
    },
  },
  storage: { disk: VIEWING },
  people: {
    correct: {
      needs: 'people.correct',
      record: ({ station, inside, note }) => ({
        action: 'correction',
        subject: station,
        detail: { inside, note },
      }),
    },
  },
  settings: {
    get: VIEWING,
    look: VIEWING,
    change: {
      needs: ({ unlockNeedsTwo }) =>
        unlockNeedsTwo === undefined ? 'settings.edit' : 'settings.second-operator',
      record: ({ stationGroups, ...patch }, before) => {
        // By name: all stations of all groups would be a page.
        const named = (groups: readonly StationGroup[]) =>
          groups.map((group) => ({ ...group, key: group.id, id: group.name }));
        const groups =
          stationGroups === undefined
            ? null
            : differenceOf(named(before.stationGroups), named(stationGroups));
        return {
          action: 'setting',
          subject: Object.keys(stationGroups === undefined ? patch : { ...patch, stationGroups }).join(' '),
          detail: {
            ...definedOnly(patch),
            ...(groups !== null && {
              added: groups.added.join(', '),
              changed: groups.changed.join(', '),
              removed: groups.removed.join(', '),
            }),
          },
        };
      },
    },
    useBroker: {
      needs: 'settings.edit',
      record: ({ urls, username, caFile, certFile }) => ({
        action: 'broker',
        subject: urls.join(' '),
        detail: { username, caFile, certFile },
      }),
    },
    useDemo: {
      needs: 'settings.edit',
      record: () => ({ action: 'broker', subject: 'demo', detail: {} }),
    },
  },
  window: { openSecond: VIEWING },
  // It sends the stored password to where the window says.
  broker: { test: { needs: 'settings.edit', record: null } },
  privacy: {
    kept: VIEWING,
    // It writes itself down, before and after, without the token.
    erase: { needs: 'privacy.delete', record: null },
  },
  quarantine: { list: VIEWING },
  operators: {
    session: VIEWING,
    // These write down by themselves what came of them.
    signIn: VIEWING,
    createFirst: VIEWING,
    signOut: VIEWING,
    changeSecret: { needs: 'secret.change', record: null },
    list: { needs: 'operators.edit', record: null },
    add: { needs: 'operators.edit', record: null },
    change: { needs: 'operators.edit', record: null },
    resetSecret: { needs: 'operators.edit', record: null },
  },
  audit: {
    page: { needs: 'audit.read', record: null },
    export: {
      needs: 'audit.read',
      // Its first part stands for the whole.
      record: ({ after, filter }) =>
        after === 0
          ? { action: 'export', subject: 'audit', detail: { filter: JSON.stringify(filter) } }
          : null,
    },
    verify: { needs: 'audit.read', record: null },
  },
};

/** The entry of a procedure that the router has, by its path. */
export function accessTo(path: readonly string[]): Access<unknown> {
  const found = path.reduce<unknown>((tree, name) => Reflect.get(Object(tree), name), PORT_ACCESS);
  // The tree has the contract's shape, as its type says.
  return found as Access<unknown>;
}

function alarmDeed({ station, alarm, occurrence, act: { kind, ...rest } }: AlarmActInput): Deed {
  return { action: 'alarm', subject: `${station}/${alarm}`, detail: { act: kind, occurrence, ...rest } };
}

/** As a line of a crontab would say it: `s1 on sunset-15 days 0,1,2 stations all lights all`. */
function scheduleText({ id, action, at, days, stations, lights }: Omit<LightSchedule, 'by'>): string {
  const clock = (minute: number): string =>
    [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':');
  const shift = (minutes: number): string =>
    minutes === 0 ? '' : `${minutes > 0 ? '+' : ''}${String(minutes)}`;
  const when = at.kind === 'clock' ? clock(at.minute) : `${at.kind}${shift(at.offsetMin)}`;
  const names = (picked: LightSchedule['stations']): string =>
    picked === 'all'
      ? 'all'
      : `${picked.slice(0, NAMED_MOST).join(',')}${picked.length > NAMED_MOST ? '…' : ''}`;
  return `${id} ${action} ${when} days ${days.join(',')} stations ${names(stations)} lights ${names(lights)}`;
}

const definedOnly = (
  patch: Readonly<Record<string, number | boolean | object | null | undefined>>,
): Deed['detail'] =>
  Object.fromEntries(
    Object.entries(patch).map(([name, value]) => [
      name,
      typeof value === 'object' && value !== null ? JSON.stringify(value) : (value ?? null),
    ]),
  );
