/** Why the journal cannot be used; nothing can be done about it from here. */
type JournalProblem = 'locked' | 'disk-full' | 'not-permitted' | 'failed';

export class JournalUnavailable extends Error {
  readonly code: JournalProblem;

  constructor(code: JournalProblem, cause: unknown) {
    super(`the journal cannot be opened (${code}): ${inFull(cause)}`, { cause });
    this.name = 'JournalUnavailable';
    this.code = code;
  }
}

/** abstract-level says "not open" and puts LevelDB's own words into the cause. */
function causesOf(error: unknown): readonly unknown[] {
  return error instanceof Error && error.cause !== undefined ? [error, ...causesOf(error.cause)] : [error];
}

const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

export const inFull = (error: unknown): string => causesOf(error).map(textOf).join(': ');

const hasCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code;

/** Read errors that a repair may mend: LevelDB's checksums do not fit, or a file is not there. */
export const isDamage = (error: unknown): boolean =>
  causesOf(error).some((cause) => hasCode(cause, 'LEVEL_CORRUPTION'));

/** What a repair would not mend; null: the files are damaged. */
export function obstacleOf(error: unknown): JournalProblem | null {
  const causes = causesOf(error);
  if (causes.some((cause) => hasCode(cause, 'LEVEL_LOCKED'))) return 'locked';
  const text = inFull(error);
  if (/no space left|quota exceeded/i.test(text)) return 'disk-full';
  return /permission denied|read-only file system/i.test(text) ? 'not-permitted' : null;
}
