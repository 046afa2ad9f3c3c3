import { oc as plain } from '@orpc/contract';
import { z } from 'zod';
import { topicId } from '../feed/parts.ts';
import { acknowledgeAllInput, acknowledgeAllOutcome, alarmActInput, alarmActOutcome } from './alarms.ts';
import { auditExportInput, auditExportOutput, auditPage, auditPageInput, verifyState } from './audit.ts';
import {
  backupChecked,
  backupChosen,
  backupMakeInput,
  backupOutcome,
  backupState,
  historyImport,
  nightlyInput,
  nightlyOutcome,
  passphraseInput,
} from './backup.ts';
import { commandInput, commandOutcome, lightsInput, lightsOutcome } from './commands.ts';
import { historyBatch, historyPullInput } from './history.ts';
import { alarmDelta, alarmPullInput, feedProblem, liveDelta, livePullInput } from './live.ts';
import {
  addOperatorInput,
  changeOperatorInput,
  changeSecretInput,
  firstOperatorInput,
  operatorOutcome,
  operatorRow,
  resetSecretInput,
  sessionView,
  signInInput,
} from './operators.ts';
import { closedAnswer, closedRow, month } from './months.ts';
import { eraseInput, eraseOutcome, privacyKept } from './privacy.ts';
import { rawPage, rawPullInput } from './raw.ts';
import {
  closeOutcome,
  reportOutcome,
  reportProgress,
  reportRequest,
  scheduleOutcome,
  schedulePatch,
  scheduleView,
} from './reports.ts';
import { ruleSet, rulesSaveOutcome, stationFacts } from './rules.ts';
import { schedulesSaveOutcome, scheduleSetInput, schedulesView } from './schedules.ts';
import { diskUse } from './storage.ts';
import { whyChainOutput, whyInput } from './why.ts';
import { brokerInput, language, lookPatch, settingsPatch, settingsView, theme } from './settings.ts';

/** Main and renderer are built together; a difference means a stale window, which is reloaded. */
export const PORT_VERSION = 1;

/** Why main refuses a call, whatever is called. Main alone decides: see src-main/core/operators/port-access.ts. */
export const ACCESS_REFUSALS = {
  'sign-in-needed': {},
  /** Signed in, but idle for too long. */
  locked: {},
  'not-permitted': {},
  /** The password is one that an administrator gave. */
  'must-change': {},
  /** It could not be written into the audit, so it was not done. */
  'not-audited': {},
};
export type AccessRefusal = keyof typeof ACCESS_REFUSALS;

const oc = plain.errors(ACCESS_REFUSALS);

/** Why settings were not saved: all is as it was before. */
export const SAVE_REFUSALS = {
  /** The disk refuses the settings' file. */
  'not-written': {},
  /** A certificate or key that was named cannot be read. */
  'unreadable-file': {},
};
export type SaveRefusal = keyof typeof SAVE_REFUSALS;

const saving = oc.errors(SAVE_REFUSALS);

const hello = z.object({
  version: z.number(),
  console: z.string(),
  language,
  theme,
  kiosk: z.boolean(),
  programVersion: z.string(),
  /** Name of the history's database: the demo's is another one, so that trying the demo costs nothing. */
  history: z.string(),
  /** What became of the settings' file at the start: read and written, unreadable and set aside under this name, or read-only. */
  settingsFile: z.discriminatedUnion('state', [
    z.object({ state: z.literal('whole') }),
    z.object({ state: z.literal('set-aside'), name: z.string() }),
    z.object({ state: z.literal('read-only') }),
  ]),
});
export type Hello = z.infer<typeof hello>;

const quarantineEntry = z.object({
  topic: z.string(),
  reason: z.string(),
  detail: z.string(),
  atMs: z.number(),
  bytes: z.number(),
  /** The payload's beginning, with personal fields gone. */
  excerpt: z.string(),
});
export type QuarantineEntry = z.infer<typeof quarantineEntry>;

const brokerTest = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), roundTripMs: z.number(), protocol: z.enum(['MQTT 5', 'MQTT 3.1.1']) }),
  z.object({ ok: z.literal(false), problem: feedProblem, detail: z.string() }),
]);
export type BrokerTest = z.infer<typeof brokerTest>;

/** All that the window may ask of main. Both sides' types derive from this one declaration. */
export const portContract = {
  hello: oc.input(z.object({ version: z.number() })).output(hello),
  live: {
    /** Answers at once when something is newer than `since`, else when something is, or after LIVE_PULL_HOLD_MS. */
    pull: oc.input(livePullInput).output(liveDelta),
    /** Likewise, of alarms and the horn alone. */
    alarms: oc.input(alarmPullInput).output(alarmDelta),
  },
  history: {
    /** Asks for what is after `after`, and thereby says that all up to it is committed. Waits for news likewise. */
    pull: oc.input(historyPullInput).output(historyBatch),
    /** A part of the rows that a restore has left to be taken in, from 0 on. */
    import: oc.input(z.object({ part: z.int().nonnegative() })).output(historyImport),
    /** They are all in. */
    imported: oc.output(z.null()),
  },
  alarms: {
    act: oc.input(alarmActInput).output(alarmActOutcome),
    /** As many as are allowed of those that were on the screen; critical ones are acknowledged one by one only. */
    acknowledgeAll: oc.input(acknowledgeAllInput).output(acknowledgeAllOutcome),
    /** Silences what sounds now, and acknowledges nothing: the next alarm sounds again. */
    silence: oc.output(z.null()),
    /** Whether the horn could be heard when it was to sound, or when it was tested: a dumb horn is an alarm itself. */
    soundTried: oc.input(z.object({ heard: z.boolean() })).output(z.null()),
    /** What a person says who listened to the self-test: his "no" is an alarm until somebody hears it. */
    soundHeard: oc.input(z.object({ heard: z.boolean() })).output(z.null()),
  },
  commands: {
    /** Sends one command, or says why not; what becomes of it comes with `live.pull`. */
    send: oc.input(commandInput).output(commandOutcome),
    /** All lights of these stations that are not reported so already. */
    lights: oc.input(lightsInput).output(lightsOutcome),
  },
  rules: {
    get: oc.output(ruleSet),
    /** What the stations are and have, as far as rules go by it. */
    stations: oc.output(z.array(stationFacts)),
    /** Saves all rules, which watch at once; refused where they were made from another revision than the newest. */
    save: oc.input(ruleSet).output(rulesSaveOutcome),
  },
  schedules: {
    get: oc.output(schedulesView),
    /** Saves all schedules, which hold at once; refused where they were made from another revision than the newest. */
    save: oc.input(scheduleSetInput).output(schedulesSaveOutcome),
  },
  raw: {
    /** Begins to look at the messages as they go by; answers what to ask with. */
    open: oc.output(z.object({ watch: z.number() })),
    pull: oc.input(rawPullInput).output(rawPage),
  },
  /** Where between its tile and the line a station is lost; null: it was never heard of. */
  why: oc.input(whyInput).output(whyChainOutput),
  reports: {
    /** Asks where to, and writes the report; answers when it is written, refused or cancelled. One at a time. */
    make: oc.input(reportRequest).output(reportOutcome),
    /** Of the one that is being made; null: none is. */
    progress: oc.output(reportProgress.nullable()),
    cancel: oc.output(z.null()),
    schedule: oc.output(scheduleView),
    changeSchedule: oc.input(schedulePatch).output(scheduleOutcome),
    /** Main asks the person which folder. */
    chooseFolder: oc.output(scheduleOutcome),
    /** Tries at once what failed; does not wait for it. */
    trySchedule: oc.output(z.null()),
  },
  months: {
    /** All versions, newest first, each held against the hash in the audit. */
    list: oc.output(z.array(closedRow)),
    /** The newest version, whole. */
    read: oc.input(z.object({ month })).output(closedAnswer),
    /** Freezes the month's figures, or makes the next version of them; waits for it like `reports.make`. */
    close: oc.input(z.object({ month })).output(closeOutcome),
  },
  backup: {
    state: oc.output(backupState),
    /** Asks where to, and writes everything into one file; answers when it is written, refused or cancelled. */
    make: oc.input(backupMakeInput).output(backupOutcome),
    /** Whatever of these is under way. */
    cancel: oc.output(z.null()),
    nightly: oc.input(nightlyInput).output(nightlyOutcome),
    /** Asks for the folder of the nightly files. */
    folder: oc.output(z.null()),
    /** Asks for a file to be restored, and says what it is. */
    choose: oc.output(backupChosen),
    /** Reads the chosen file whole, and changes nothing. */
    check: oc.input(passphraseInput).output(backupChecked),
    /** Prepares the file that was checked last for the next start. */
    restore: oc.input(passphraseInput).output(backupChecked),
    /** A prepared restore is given up. */
    discard: oc.output(z.null()),
    /** Ends the program and starts it with the prepared restore. */
    restart: oc.output(z.null()),
  },
  storage: {
    /** What the profile takes of its disk; measured, which takes a moment. */
    disk: oc.output(diskUse),
  },
  people: {
    correct: oc
      .input(
        z.object({
          station: topicId,
          inside: z.int().min(0).max(9_999),
          note: z.string().trim().min(1).max(200),
        }),
      )
      .output(z.object({ cursor: z.number() })),
  },
  settings: {
    get: oc.output(settingsView),
    look: saving.input(lookPatch).output(settingsView),
    change: saving.input(settingsPatch).output(settingsView),
    /** Saves the broker and goes over to it at once. */
    useBroker: saving.input(brokerInput).output(settingsView),
    useDemo: saving.output(settingsView),
  },
  window: {
    /** For a second screen; shows it where it is open already. */
    openSecond: oc.output(z.null()),
  },
  broker: {
    test: oc.input(brokerInput).output(brokerTest),
  },
  privacy: {
    /** Counted anew, entry by entry. */
    kept: oc.output(privacyKept),
    /** Takes tokens out for good; answers when they are gone. */
    erase: oc.input(eraseInput).output(eraseOutcome),
  },
  quarantine: {
    list: oc.output(z.array(quarantineEntry)),
  },
  operators: {
    /** Who is signed in here; waits for news when the asker has this version already. */
    session: oc.input(z.object({ since: z.int().nonnegative() })).output(sessionView),
    signIn: oc.input(signInInput).output(operatorOutcome),
    /** The first administrator; refused once there is anybody. */
    createFirst: oc.input(firstOperatorInput).output(operatorOutcome),
    signOut: oc.output(z.null()),
    changeSecret: oc.input(changeSecretInput).output(operatorOutcome),
    list: oc.output(z.array(operatorRow)),
    add: oc.input(addOperatorInput).output(operatorOutcome),
    change: oc.input(changeOperatorInput).output(operatorOutcome),
    resetSecret: oc.input(resetSecretInput).output(operatorOutcome),
  },
  audit: {
    /** Newest first. */
    page: oc.input(auditPageInput).output(auditPage),
    /** Oldest first, as the lines lie in the file, from `after` on. */
    export: oc.input(auditExportInput).output(auditExportOutput),
    /** Begins to prove the whole chain, or tells how far that is. */
    verify: oc.input(z.object({ restart: z.boolean() })).output(verifyState),
  },
};
