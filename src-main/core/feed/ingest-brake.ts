/** Why nothing is read from the broker; the graver first. */
const PAUSE_REASONS = ['disk-full', 'journal-failed', 'backlog'] as const;
export type PauseReason = (typeof PAUSE_REASONS)[number];

export interface Brake {
  readonly set: (reason: PauseReason, on: boolean) => void;
}

/** Several reasons, one feed: it pauses with the gravest reason, and resumes when the last one is gone. */
export function createBrake(feed: { pause: (reason: PauseReason) => void; resume: () => void }): Brake {
  const reasons = new Set<PauseReason>();
  let current: PauseReason | null = null;
  return {
    set: (reason, on) => {
      if (on === reasons.has(reason)) return;
      if (on) reasons.add(reason);
      else reasons.delete(reason);
      const gravest = PAUSE_REASONS.find((candidate) => reasons.has(candidate)) ?? null;
      if (gravest === current) return;
      current = gravest;
      if (gravest === null) feed.resume();
      else feed.pause(gravest);
    },
  };
}
