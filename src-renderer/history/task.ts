/** How a long piece of work is followed, and ended. */
export interface Task {
  readonly progress: (done: number, total: number) => void;
  readonly isCancelled: () => boolean;
}

/** Thrown within a transaction, it leaves the tables as they were. */
export class Cancelled extends Error {
  override readonly name = 'Cancelled';
}
