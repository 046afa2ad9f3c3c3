import type { FeedStatus } from '../../src-shared/contract/live.ts';
import type { LinkState } from './live-store.ts';

/**
 * Whether what is on the screen is live, and if not, why.
 * `console`: main does not answer. `connecting`, `offline`: the broker is not there. `paused`: nothing is taken in.
 */
export type Picture = 'starting' | 'live' | 'console' | 'connecting' | 'offline' | 'paused';

export function pictureOf(phase: LinkState['phase'], feed: FeedStatus | null): Picture {
  if (phase === 'lost') return 'console';
  if (phase === 'starting' || feed === null) return 'starting';
  if (feed.connection !== 'connected') return feed.connection;
  return feed.paused === null ? 'live' : 'paused';
}
