import { onTestFinished, vi } from 'vitest';
import type { PauseReason } from '../../../src-main/core/feed/ingest-brake.ts';
import type { Journal, SessionState } from '../../../src-main/core/ports.ts';
import { assembleFeed, type AssembledFeed, type FeedOptions } from './assemble-feed.ts';
import { tempFolder } from './temp-folder.ts';

export interface RunningFeed extends AssembledFeed {
  /** All states so far. */
  readonly states: readonly SessionState[];
  /** All changes of the brake so far; null is the resume. */
  readonly pauses: readonly (PauseReason | null)[];
  /** Ids of the events that were handed on as new, in that order. */
  readonly committed: readonly string[];
  readonly quarantined: () => number;
  readonly logged: readonly string[];
  /** Resolves when it is in this state. */
  readonly is: (connection: SessionState['connection']) => Promise<SessionState>;
}

/** A feed that ends with the test; its journal lies in a folder of its own where none is given. */
export async function startFeed(
  options: Omit<FeedOptions, 'folder'> & { readonly folder?: string },
): Promise<RunningFeed> {
  const folder = options.folder ?? (await tempFolder());
  const logged: string[] = [];
  const committed: string[] = [];
  const pauses: (PauseReason | null)[] = [];
  const states: SessionState[] = [];
  let quarantined = 0;
  const note = (line: string): void => void logged.push(line);
  const feed = await assembleFeed(
    { ...options, folder },
    { info: note, warn: note },
    {
      onState: (state) => void states.push(state),
      onCommitted: (fresh) => void committed.push(...fresh.map(({ event }) => event.id)),
      onQuarantined: () => void (quarantined += 1),
      pause: (reason) => void pauses.push(reason),
      resume: () => void pauses.push(null),
    },
  );
  let closed: Promise<void> | null = null;
  const close = (): Promise<void> => (closed ??= feed.close());
  onTestFinished(close);
  const is = (connection: SessionState['connection']): Promise<SessionState> =>
    vi.waitFor(
      () => {
        const state = states.at(-1);
        if (state?.connection === connection) return state;
        throw new Error(`is ${JSON.stringify(state)}, not ${connection}`);
      },
      { timeout: 30_000, interval: 10 },
    );
  return { ...feed, close, states, pauses, committed, quarantined: () => quarantined, logged, is };
}

/** Ids of all entries of the journal, in its order. */
export async function idsIn(journal: Pick<Journal, 'read'>): Promise<readonly string[]> {
  const entries = await journal.read(0, Number.MAX_SAFE_INTEGER);
  return entries.map(({ json }) => /"id":"([^"]*)"/.exec(json)?.[1] ?? json);
}
