import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type {
  BackupChecked,
  BackupChosen,
  BackupContents,
  BackupOutcome,
  BackupProblem,
  BackupState,
  NightlyInput,
  NightlyOutcome,
} from '../../src-shared/contract/backup.ts';
import { fail, ok, type Result } from '../../src-shared/result.ts';
import { openBackup, type Following } from '../adapters/backup-reader.ts';
import { checkPlace } from '../adapters/report-file.ts';
import type { SettingsStore } from '../adapters/settings-store.ts';
import type { Audit } from '../core/audit/audit.ts';
import type { BackupActs } from '../core/backup-acts.ts';
import type { DiskSpace, Log } from '../core/ports.ts';
import { makeBackup, type BackupWorld } from './make.ts';
import { backupName, dropOldest, isDue, nightlyFiles } from './nightly.ts';
import { checkBackup, stageRestore, type CheckedBackup } from './restore.ts';
import { RESTORE_FOLDER } from './swap.ts';

/** Paths come from main's own dialogs: the page names none. Null: nothing was chosen. */
export interface BackupDialogs {
  readonly saveTo: (name: string) => Promise<string | null>;
  readonly openFrom: () => Promise<string | null>;
  readonly folder: (now: string) => Promise<string | null>;
  /** Ends the program and starts it again. */
  readonly restart: () => void;
}

interface Secrets {
  readonly available: () => boolean;
  readonly seal: (secret: string) => string | null;
  readonly open: (sealed: string) => string;
}

interface BackupDeskOptions {
  readonly profile: string;
  readonly settings: SettingsStore;
  readonly secrets: Secrets;
  readonly dialogs: BackupDialogs;
  readonly disk: DiskSpace;
  readonly audit: Audit;
  readonly log: Log;
  readonly now: () => number;
  readonly world: () => Omit<BackupWorld, 'profile' | 'nowMs'>;
}

interface BackupDesk extends BackupActs {
  /** The nightly one is on, and failed or was not made in its time. */
  readonly isMissed: () => boolean;
  readonly close: () => void;
}

type Work = NonNullable<BackupState['running']>['work'];

/** A day, and two hours for one that is made late. */
const MISSED_MS = 26 * 3_600_000;

/** The nightly hour is looked for so often. */
const TICK_MS = 60_000;

/** Backups and restores, one at a time: made when asked for and at night, checked, and prepared for the next start. */
export function createBackupDesk(options: BackupDeskOptions): BackupDesk {
  const { settings, secrets, dialogs, log, now, profile } = options;
  let running: { work: Work; share: number; ending: AbortController } | null = null;
  let last: BackupOutcome | null = null;
  let chosen: string | null = null;
  let checked: { path: string; backup: CheckedBackup } | null = null;
  let staged: BackupContents | null = null;
  let triedMs: number | null = null;
  /** Of the nightly ones: what became of the last, and when the newest was made. */
  let night: { readonly failed: boolean; readonly madeMs: number | null } = { failed: false, madeMs: null };

  const oneAtATime = async <Answer>(
    work: Work,
    busy: Answer,
    doing: (following: Following) => Promise<Answer>,
  ): Promise<Answer> => {
    if (running !== null) return busy;
    const ending = new AbortController();
    const mine = { work, share: 0, ending };
    running = mine;
    try {
      return await doing({ signal: ending.signal, onShare: (share) => (mine.share = share) });
    } finally {
      running = null;
    }
  };

  const make = (path: string, passphrase: string | null): Promise<BackupOutcome> =>
    oneAtATime<BackupOutcome>('backup', fail('busy'), async (following) => {
      const world = { ...options.world(), profile, nowMs: now() };
      last = await makeBackup(path, passphrase, world, { ...following, log });
      return last;
    });

  /** Null: it is not to be encrypted. Rather no backup than one that everybody can read. */
  const nightlyPassphrase = (): Result<string | null, BackupProblem> => {
    const { isEncrypted, sealedPassphrase } = settings.get().nightly;
    if (!isEncrypted) return ok(null);
    if (sealedPassphrase === null) return fail('passphrase-gone');
    const passphrase = secrets.open(sealedPassphrase);
    return passphrase === '' ? fail('no-key-store') : ok(passphrase);
  };

  const makeNightly = async (): Promise<void> => {
    const { folder, keep } = settings.get().nightly;
    const { console, isDemo } = options.world();
    const newest = (await nightlyFiles(folder, console, isDemo))[0] ?? null;
    night = { ...night, madeMs: newest?.atMs ?? null };
    if (!isDue(settings.get().nightly, { nowMs: now(), newestMs: newest?.atMs ?? null, triedMs })) return;
    triedMs = now();
    const passphrase = nightlyPassphrase();
    const path = join(folder, backupName(console, isDemo, triedMs));
    last = passphrase.ok ? await make(path, passphrase.value) : passphrase;
    night = { failed: !last.ok, madeMs: last.ok ? last.atMs : night.madeMs };
    await tell(last);
    if (last.ok) await dropOldest(folder, console, isDemo, keep);
  };

  const tell = async (outcome: BackupOutcome): Promise<void> => {
    const detail = outcome.ok ? { path: outcome.path, bytes: outcome.bytes } : { code: outcome.code };
    await options.audit
      .append({ atMs: now(), by: '', action: 'backup', subject: 'nightly', detail })
      .catch(() => undefined);
  };

  const timer = setInterval(() => {
    if (running === null)
      makeNightly().catch((error: unknown) => log.warn(`nightly backup: ${String(error)}`));
  }, TICK_MS);

  return {
    state: async (): Promise<BackupState> => {
      const { sealedPassphrase, ...nightly } = settings.get().nightly;
      const { console, isDemo } = options.world();
      return {
        running: running === null ? null : { work: running.work, share: Math.min(1, running.share) },
        nightly: { ...nightly, isPassphraseGone: nightly.isEncrypted && sealedPassphrase === null },
        canKeepSecrets: secrets.available(),
        last,
        newest: (await nightlyFiles(nightly.folder, console, isDemo))[0] ?? null,
        staged,
      };
    },

    make: async (passphrase, askAgain): Promise<BackupOutcome> => {
      const { console, isDemo } = options.world();
      // Not a name of the nightly files: those are thrown away by and by.
      const path = await dialogs.saveTo(backupName(console, isDemo, now(), '-manual'));
      if (path === null) return fail('nothing-chosen');
      askAgain();
      return make(path, passphrase);
    },

    cancel: (): void => running?.ending.abort(),

    setNightly: async ({ passphrase, ...nightly }: NightlyInput): Promise<NightlyOutcome> => {
      const { folder, isEncrypted: was, sealedPassphrase: old } = settings.get().nightly;
      if (nightly.isOn) {
        const place = await checkPlace(join(folder, 'probe'));
        if (!place.ok) return place;
      }
      const sealed = passphrase === null ? old : passphrase === '' ? null : secrets.seal(passphrase);
      if (passphrase !== null && passphrase !== '' && sealed === null) return fail('no-key-store');
      const isEncrypted = passphrase === null ? was : passphrase !== '';
      settings.patch({ nightly: { ...nightly, folder, isEncrypted, sealedPassphrase: sealed } });
      triedMs = null;
      night = { failed: false, madeMs: null };
      return { ok: true };
    },

    chooseFolder: async (askAgain): Promise<void> => {
      const folder = await dialogs.folder(settings.get().nightly.folder);
      if (folder === null) return;
      askAgain();
      settings.patch({ nightly: { ...settings.get().nightly, folder } });
    },

    choose: async (askAgain): Promise<BackupChosen> => {
      const path = await dialogs.openFrom();
      if (path === null) return fail('nothing-chosen');
      askAgain();
      const opened = await openBackup(path);
      checked = null;
      chosen = opened.ok ? path : null;
      if (!opened.ok) return opened;
      return { ok: true, path, bytes: opened.value.size, isEncrypted: opened.value.encryption !== null };
    },

    check: (passphrase: string): Promise<BackupChecked> =>
      oneAtATime<BackupChecked>('check', fail('busy'), async (following) => {
        if (chosen === null) return fail('nothing-chosen');
        const path = chosen;
        const outcome = await checkBackup(path, passphrase, following);
        checked = outcome.ok ? { path, backup: outcome.value } : null;
        return outcome.ok ? { ok: true, contents: outcome.value.contents } : outcome;
      }),

    /** Of the file that was checked last. */
    restore: (passphrase: string, by: string): Promise<BackupChecked> =>
      oneAtATime<BackupChecked>('restore', fail('busy'), async (following) => {
        if (checked === null) return fail('nothing-chosen');
        const { disk } = options;
        const about = { profile, disk, log, by, nowMs: now(), ...following };
        staged = null;
        const outcome = await stageRestore(checked.path, passphrase, checked.backup, about);
        if (!outcome.ok) return outcome;
        staged = outcome.value;
        return { ok: true, contents: outcome.value };
      }),

    discard: async (): Promise<void> => {
      if (running !== null) return;
      staged = null;
      await rm(join(profile, RESTORE_FOLDER), { recursive: true, force: true });
    },

    restart: (): void => {
      if (staged !== null) dialogs.restart();
    },

    isMissed: (): boolean => {
      const isLate = night.madeMs !== null && now() - night.madeMs > MISSED_MS;
      return settings.get().nightly.isOn && (night.failed || isLate);
    },

    close: (): void => {
      clearInterval(timer);
      running?.ending.abort();
    },
  };
}
