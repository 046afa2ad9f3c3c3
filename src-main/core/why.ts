import type { FeedStatus } from '../../src-shared/contract/live.ts';
import { assertNever } from '../../src-shared/domain/assert-never.ts';
import { whyChain, type WhyChain } from '../../src-shared/domain/why.ts';
import { topics } from '../../src-shared/feed/topics.ts';
import type { Engine, LastHeard } from './engine.ts';
import type { Quarantine } from './quarantine.ts';

interface WhyOptions {
  readonly station: string;
  readonly engine: Pick<Engine, 'summary' | 'station' | 'lastHeard'>;
  readonly quarantine: Pick<Quarantine, 'list'>;
  readonly root: string;
  readonly feed: FeedStatus;
  readonly staleAfterMs: number;
  readonly nowMs: number;
}

/** Where between its tile and the line a station is lost; null for one that was never heard of. */
export function whyOf({ station, engine, quarantine, root, ...facts }: WhyOptions): WhyChain | null {
  const summary = engine.summary(station);
  const known = engine.station(station);
  if (summary === null || known === null) return null;
  const last = engine.lastHeard(station);
  const bad = quarantine.list().find(({ topic }) => topic.startsWith(`${root}/${station}/`));
  return whyChain({
    ...facts,
    station,
    state: summary.state,
    stateSinceMs: summary.stateSinceMs,
    status: known.status,
    statusTopic: topics.status(root, station),
    last: last === null ? null : { ...last, topic: topicOf(root, last) },
    putAside: bad ?? null,
    newestMs: known.newestMs,
  });
}

/** The topic that a message came on. */
function topicOf(root: string, { message }: LastHeard): string {
  const { station } = message;
  switch (message.kind) {
    case 'status':
    case 'about':
    case 'people':
    case 'result':
      return topics[message.kind](root, station);
    case 'door':
      return topics.door(root, station, message.door);
    case 'state':
      return topics.state(root, station, message.device);
    case 'alarm':
      return topics.alarm(root, station, message.alarm);
    case 'power':
      return topics.power(root, station, message.meter);
    case 'env':
      return topics.env(root, station, message.sensor);
    case 'operators':
    case 'command':
    case 'correction':
    case 'minute':
      // Said by consoles, not by the station: the engine does not count them as heard.
      return '';
    default:
      return assertNever(message);
  }
}
