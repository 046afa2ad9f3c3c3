import type { SessionView } from '../../src-shared/contract/operators.ts';
import { watched, type Watched } from '../app/watched.ts';
import type { PortClient } from '../link/port.ts';

export type Session = Watched<SessionView>;

const UNKNOWN: SessionView = {
  version: 0,
  state: 'signed-out',
  name: '',
  role: null,
  may: [],
  mustChange: false,
};

/** Main's session, as this window last heard of it. Ends with the port: the page is then loaded anew. */
export function followSession(client: Pick<PortClient, 'operators'>): Session {
  const session = watched(UNKNOWN);
  const follow = async (): Promise<void> => {
    for (;;) {
      const next = await client.operators.session({ since: session.get().version });
      if (next.version !== session.get().version) session.set(next);
    }
  };
  follow().catch(() => undefined);
  return session;
}
