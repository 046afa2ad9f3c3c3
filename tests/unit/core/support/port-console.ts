import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import { RPCHandler } from '@orpc/server/message-port';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MessageChannel } from 'node:worker_threads';
import { onTestFinished } from 'vitest';
import { openRules } from '../../../../src-main/adapters/rules-file.ts';
import { auditedCommands } from '../../../../src-main/core/audit/reading.ts';
import { openRuns, openSchedules } from '../../../../src-main/adapters/schedules-file.ts';
import type { BackupActs } from '../../../../src-main/core/backup-acts.ts';
import { createCore, type Core } from '../../../../src-main/core/create-core.ts';
import {
  readPlainTls,
  type IncomingMessage,
  type MqttSessionOptions,
  type OutgoingMessage,
} from '../../../../src-main/core/ports.ts';
import { mayStill } from '../../../../src-main/core/operators/standing.ts';
import { ok } from '../../../../src-shared/result.ts';
import { createRouter } from '../../../../src-main/core/router.ts';
import type { portContract } from '../../../../src-shared/contract/port.ts';
import type { ScheduleView } from '../../../../src-shared/contract/reports.ts';
import type { SettingsView } from '../../../../src-shared/contract/settings.ts';
import { DEFAULT_ESCALATION } from '../../../../src-shared/domain/alarm/escalation.ts';
import { DEFAULT_WORKING_HOURS } from '../../../../src-shared/domain/alarm/rules/working-hours.ts';
import { aMemoryJournal } from '../../../builders/memory-journal.ts';
import { openPeople, quiet, type PeopleOptions } from './people.ts';

const SETTINGS: SettingsView = {
  language: 'zh-CN',
  theme: 'dark',
  broker: null,
  canKeepSecrets: false,
  root: 'waystation/v1',
  staleAfterS: 120,
  keepEventsDays: 400,
  keepMinutesDays: 90,
  keepPersonsDays: 30,
  keepAlarmsDays: 400,
  keepDaysDays: null,
  lockAfterMin: 30,
  escalateAfterS: DEFAULT_ESCALATION,
  dayBeginsAtHour: 0,
  workingHours: DEFAULT_WORKING_HOURS,
  unlockNeedsTwo: false,
  stationGroups: [],
};
const NO_SCHEDULE: ScheduleView = {
  isOn: false,
  folder: '',
  formats: ['xlsx'],
  language: 'en',
  done: null,
  failure: null,
};
export const FROM_START = { session: '', since: 0, watch: null };

const NOTHING_CHOSEN = { ok: false, code: 'nothing-chosen', detail: '' } as const;
const NO_BACKUP: BackupActs = {
  state: () =>
    Promise.resolve({
      running: null,
      nightly: { isOn: false, hour: 3, keep: 14, folder: '/', isEncrypted: false, isPassphraseGone: false },
      canKeepSecrets: false,
      last: null,
      newest: null,
      staged: null,
    }),
  make: () => Promise.resolve(NOTHING_CHOSEN),
  cancel: () => undefined,
  setNightly: () => Promise.resolve({ ok: true }),
  chooseFolder: () => Promise.resolve(),
  choose: () => Promise.resolve(NOTHING_CHOSEN),
  check: () => Promise.resolve(NOTHING_CHOSEN),
  restore: () => Promise.resolve(NOTHING_CHOSEN),
  discard: () => Promise.resolve(),
  restart: () => undefined,
};

interface ConsoleOptions extends PeopleOptions {
  readonly settings?: Partial<SettingsView>;
}

/** The core on a broker that the test plays, and a window's end of a real port to it. */
export async function aConsole({ settings, ...options }: ConsoleOptions = {}) {
  const profile = mkdtempSync(join(tmpdir(), 'waystation-port-'));
  let session: MqttSessionOptions | null = null;
  const published: OutgoingMessage[] = [];
  const people = await openPeople(profile, options);
  const schedules = openSchedules(profile, quiet);
  const core: Core = await createCore({
    journal: aMemoryJournal(),
    connect: (options) => {
      session = options;
      return {
        publish: (message) => {
          published.push(message);
          return Promise.resolve();
        },
        pause: () => undefined,
        resume: () => undefined,
        close: () => Promise.resolve(),
      };
    },
    clock: { now: Date.now },
    disk: { freeBytes: () => Promise.resolve(1e12) },
    oldJournals: { erase: () => Promise.resolve({ entries: 0, removed: 0 }) },
    isBackupMissed: () => false,
    loudspeaker: { volume: () => Promise.resolve(null) },
    saidUnheard: false,
    onSaidUnheard: () => undefined,
    log: quiet,
    root: SETTINGS.root,
    consoleId: 'control-1',
    broker: {
      urls: ['mqtt://user:secret@127.0.0.1'],
      username: '',
      password: '',
      tls: readPlainTls,
      demo: false,
    },
    staleAfterMs: () => 120_000,
    onNewAlarm: () => undefined,
    onUnacknowledged: () => undefined,
    onEscalated: () => undefined,
    escalateAfterS: () => DEFAULT_ESCALATION,
    keepDays: () => 400,
    keepPersonsDays: () => 30,
    rules: [],
    workingHours: () => DEFAULT_WORKING_HOURS,
    audit: people.audit,
    auditedCommands: (sinceMs) => auditedCommands(people.auditStore, sinceMs),
    schedules: {
      schedules: schedules.get,
      runs: openRuns(profile, quiet),
      mayStill: (by) => mayStill(people.accounts, by, 'command.switch'),
    },
  });
  await people.signIn('wang', 'administrator');
  const router = createRouter({
    core,
    ...people,
    reports: {
      make: () => Promise.resolve({ ok: false, code: 'cancelled', detail: '' }),
      progress: () => null,
      cancel: () => undefined,
      schedule: () => NO_SCHEDULE,
      changeSchedule: () => ({ ok: true, schedule: NO_SCHEDULE }),
      chooseFolder: () => Promise.resolve({ ok: false, code: 'cancelled' }),
      trySchedule: () => undefined,
    },
    months: {
      list: () => Promise.resolve([]),
      read: () => Promise.resolve({ state: 'open' }),
      close: () => Promise.resolve({ ok: false, code: 'not-over', detail: '' }),
    },
    openSecondWindow: () => undefined,
    backup: NO_BACKUP,
    pendingImport: {
      read: () => Promise.resolve({ parts: 0, schema: 0, part: null }),
      done: () => Promise.resolve(),
    },
    diskUse: () =>
      Promise.resolve({
        freeBytes: 1e12,
        totalBytes: 2e12,
        bytes: { journal: 0, history: 0, audit: 0, closed: 0, before: 0 },
        journal: { entries: 0, oldestMs: null, bytesPerDay: 0 },
      }),
    hello: () => ({
      console: 'control-1',
      language: 'en',
      theme: 'dark',
      kiosk: false,
      programVersion: '0',
      history: 'h',
      settingsFile: { state: 'whole' },
    }),
    rules: openRules(profile, quiet),
    saveSchedules: schedules.save,
    testBroker: () => Promise.resolve({ ok: true, roundTripMs: 1, protocol: 'MQTT 5' }),
    settings: {
      get: () => ({ ...SETTINGS, ...settings }),
      change: () => ok(SETTINGS),
      useBroker: () => Promise.resolve(ok(SETTINGS)),
      useDemo: () => Promise.resolve(ok(SETTINGS)),
    },
  });
  const { port1, port2 } = new MessageChannel();
  new RPCHandler(router).upgrade(port1);
  const client = createORPCClient<ContractRouterClient<typeof portContract>>(new RPCLink({ port: port2 }));
  onTestFinished(async () => {
    port1.close();
    await core.close();
    await people.close();
    rmSync(profile, { recursive: true });
  });
  const publish = (topic: string, payload: object): Promise<void> =>
    new Promise((resolve) => {
      const message: IncomingMessage = {
        topic: `${SETTINGS.root}/${topic}`,
        payload: Buffer.from(JSON.stringify(payload)),
        qos: 1,
        retain: false,
        arrivedMs: Date.now(),
        acknowledge: resolve,
      };
      session?.onMessage(message);
    });
  /** The line to the broker stands. */
  const connected = (): void =>
    session?.onState({ connection: 'connected', url: '', protocol: 'MQTT 5', sessionPresent: true });
  return { client, core, people, publish, published, connected, port: port2 };
}
