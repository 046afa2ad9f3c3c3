/** What is journalled of a rule's alarm. */
export interface Journalled {
  readonly active: boolean;
  /** When the condition of its newest occurrence began, epoch s; null where there was none. */
  readonly beganS: number | null;
}

/** What is to be journalled: a raise, a clearing, or first the one and then the other. */
export interface Verdict {
  readonly raise: number | null;
  readonly clear: boolean;
}

export const NOTHING: Verdict = { raise: null, clear: false };

/**
 * What lacks between the journal and what the rule sees now. Asked again it answers nothing, whether or not the program was
 * killed in between: the journal is the only memory of what was raised.
 *
 * `raised`: beginnings of what is raised now, epoch s. `happened`: of what must be told even if it is over already.
 * An occurrence is always later than the one before, for an id counts once: after a clock that was set back, or
 * within the same second, it is later by one.
 */
export function decide(
  { active, beganS }: Journalled,
  raised: readonly number[],
  happened: readonly number[] = [],
): Verdict {
  const known = beganS ?? -1;
  const newest = Math.max(...raised, ...happened);
  if (newest > known) return { raise: newest, clear: raised.length === 0 };
  if (raised.length === 0) return active ? { raise: null, clear: true } : NOTHING;
  return active ? NOTHING : { raise: known + 1, clear: false };
}
