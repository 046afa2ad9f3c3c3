import type {
  BackupChecked,
  BackupChosen,
  BackupOutcome,
  BackupState,
  HistoryImport,
  NightlyInput,
  NightlyOutcome,
} from '../../src-shared/contract/backup.ts';

/** Asks whether who asked still may; throws where not. To be called when a dialog of the system has closed. */
export type AskAgain = () => void;

/** What the port asks for; made, read and put in place outside of the core (src-main/backup). One thing at a time. */
export interface BackupActs {
  readonly state: () => Promise<BackupState>;
  readonly make: (passphrase: string | null, askAgain: AskAgain) => Promise<BackupOutcome>;
  readonly cancel: () => void;
  readonly setNightly: (input: NightlyInput) => Promise<NightlyOutcome>;
  readonly chooseFolder: (askAgain: AskAgain) => Promise<void>;
  readonly choose: (askAgain: AskAgain) => Promise<BackupChosen>;
  /** Reads the chosen file whole. */
  readonly check: (passphrase: string) => Promise<BackupChecked>;
  /** Prepares the file that was checked last for the next start. */
  readonly restore: (passphrase: string, by: string) => Promise<BackupChecked>;
  readonly discard: () => Promise<void>;
  readonly restart: () => void;
}

/** The rows of a restored history that the window has not taken into its database yet. */
export interface PendingImport {
  /** From 0 on. */
  readonly read: (part: number) => Promise<HistoryImport>;
  /** They are all in. */
  readonly done: () => Promise<void>;
}
