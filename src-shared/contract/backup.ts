import { oc } from '@orpc/contract';
import { z } from 'zod';

/** Why there is no backup, or none that can be restored. A closed list: each has its sentence in every language. */
const backupProblem = z.enum([
  'folder-missing',
  'not-writable',
  'disk-full',
  'history-failed',
  'page-gone',
  'busy',
  'cancelled',
  'nothing-chosen',
  'no-key-store',
  'passphrase-gone',
  'not-a-backup',
  'unreadable',
  'truncated',
  'changed',
  'newer',
  'passphrase-needed',
  'wrong-passphrase',
  'no-room',
]);
export type BackupProblem = z.infer<typeof backupProblem>;

const refused = z.object({ ok: z.literal(false), code: backupProblem, detail: z.string() });

/** Short ones are guessed; scrypt makes each guess cost a second, not more. */
export const PASSPHRASE_LEAST = 8;
const passphrase = z.string().min(PASSPHRASE_LEAST).max(1_024);

export const backupMakeInput = z.object({
  /** Null: not encrypted. */
  passphrase: passphrase.nullable(),
});

const backupMade = z.object({ path: z.string(), bytes: z.number(), atMs: z.number() });
export type BackupMade = z.infer<typeof backupMade>;

export const backupOutcome = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), ...backupMade.shape }),
  refused,
]);
export type BackupOutcome = z.infer<typeof backupOutcome>;

/** What is in a backup, as far as a person decides by it. */
const backupContents = z.object({
  madeMs: z.number(),
  program: z.string(),
  console: z.string(),
  isDemo: z.boolean(),
  events: z.number(),
  /** Rows of the history, by table. */
  rows: z.record(z.string(), z.number()),
  /** Unpacked. */
  bytes: z.number(),
});
export type BackupContents = z.infer<typeof backupContents>;

export const backupChosen = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), path: z.string(), bytes: z.number(), isEncrypted: z.boolean() }),
  refused,
]);
export type BackupChosen = z.infer<typeof backupChosen>;

export const passphraseInput = z.object({ passphrase: z.string().max(1_024) });

export const backupChecked = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), contents: backupContents }),
  refused,
]);
export type BackupChecked = z.infer<typeof backupChecked>;

/** Backups kept in the folder; the oldest goes when there is one more. */
const KEEP_MOST = 60;

export const nightly = z.object({
  isOn: z.boolean(),
  /** Of this computer's clock. */
  hour: z.int().min(0).max(23),
  keep: z.int().min(1).max(KEEP_MOST),
});
export type Nightly = z.infer<typeof nightly>;

export const nightlyInput = z.object({
  ...nightly.shape,
  /** Null: keep what is stored; empty: not encrypted. */
  passphrase: z.union([passphrase, z.literal('')]).nullable(),
});
export type NightlyInput = z.infer<typeof nightlyInput>;

export const nightlyOutcome = z.discriminatedUnion('ok', [z.object({ ok: z.literal(true) }), refused]);
export type NightlyOutcome = z.infer<typeof nightlyOutcome>;

export const backupState = z.object({
  /** What is under way, and how far of 1; null: nothing. */
  running: z
    .object({ work: z.enum(['backup', 'check', 'restore']), share: z.number().min(0).max(1) })
    .nullable(),
  nightly: z.object({
    ...nightly.shape,
    folder: z.string(),
    isEncrypted: z.boolean(),
    /** It is to be encrypted, and its passphrase is not here: sealed on another computer, before a restore. */
    isPassphraseGone: z.boolean(),
  }),
  /** Without a key store a nightly passphrase cannot be kept. */
  canKeepSecrets: z.boolean(),
  /** What became of the last one of this run of the program; null: none was made. */
  last: backupOutcome.nullable(),
  /** The newest nightly file in the folder; null: none. */
  newest: backupMade.nullable(),
  /** A restore is prepared and takes place at the next start. */
  staged: backupContents.nullable(),
});
export type BackupState = z.infer<typeof backupState>;

/** Rows of the history as text; a row is some tens of KB at most, and a part a hundred of them. */
const PART_CHARS_MAX = 64 * 1024 * 1024;

/** Some rows of one table of the history, packed (src-renderer/history/packed.ts). */
const historyPart = z.object({
  table: z.string().max(64),
  count: z.int().nonnegative(),
  rows: z.string().max(PART_CHARS_MAX),
});
export type HistoryPart = z.infer<typeof historyPart>;

export const historyImport = z.object({
  /** Parts in all; 0: there is nothing to be taken in. */
  parts: z.int().nonnegative(),
  /** Dexie's version of the tables that the rows come from. */
  schema: z.int().nonnegative(),
  part: historyPart.nullable(),
});
export type HistoryImport = z.infer<typeof historyImport>;

const backupPageEnd = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('whole'), schema: z.int().positive() }),
  z.object({ kind: z.literal('refused'), code: z.enum(['history-failed', 'page-gone']), detail: z.string() }),
]);
export type BackupPageEnd = z.infer<typeof backupPageEnd>;

/** All that the hidden page that reads the history for a backup may ask of main. */
export const backupPageContract = {
  order: oc.output(z.object({ history: z.string() })),
  /** Answers when the part is written: the page reads no faster than the disk takes. */
  part: oc.input(z.object({ ...historyPart.shape, share: z.number().min(0).max(1) })).output(z.null()),
  end: oc.input(backupPageEnd).output(z.null()),
};
