/** Not while the window has just opened: then everybody wants the database. */
const FIRST_MS = 60_000;
const EVERY_MS = 10 * 60_000;

/** What is made ready while nobody waits for it. */
export interface Background {
  /** To be called now and then, while nothing is being rebuilt; starts a round when one is due. */
  readonly tick: () => void;
  /** Somebody asks for what a round makes fast: the next `tick` starts one. */
  readonly hasten: () => void;
}

/** One round at a time, now and then. */
export function inBackground(round: () => Promise<unknown>, now: () => number): Background {
  let dueMs: number | null = null;
  let running = false;
  return {
    hasten: () => {
      dueMs = now();
    },
    tick: () => {
      dueMs ??= now() + FIRST_MS;
      if (running || now() < dueMs) return;
      running = true;
      dueMs = now() + EVERY_MS;
      // A database that fails is the writer's to mend and to tell; the next round goes on where this one ended.
      void round()
        .catch(() => undefined)
        .finally(() => {
          running = false;
        });
    },
  };
}
