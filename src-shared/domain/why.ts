import type { Connectivity } from './station-view.ts';
import { reportedStatus, type StatusState } from './status.ts';

/** From what is seen down to the wire. */
export const WHY_LINKS = ['tile', 'rule', 'topic', 'packet', 'session', 'line'] as const;
type WhyLinkName = (typeof WHY_LINKS)[number];

/** broken: here it breaks. follows: it is so because of that, or cannot be judged because of it. */
export type WhyMark = 'good' | 'broken' | 'follows';

type WhyCode =
  | 'online'
  | 'offline'
  | 'stale'
  | 'unknown'
  /** The rules by which a tile gets its state. */
  | 'speaks'
  | 'will'
  | 'signed-off'
  | 'kept-offline'
  | 'silence'
  | 'no-status'
  /** The status topic. */
  | 'says-online'
  | 'says-offline'
  | 'never-said'
  /** The newest packet. */
  | 'fresh'
  | 'old'
  | 'kept-only'
  | 'put-aside'
  | 'none'
  /** Session and line. */
  | 'connected'
  | 'trying'
  | 'down'
  | 'paused';

export interface WhyLink {
  readonly name: WhyLinkName;
  readonly code: WhyCode;
  readonly mark: WhyMark;
  /** Since or at when, epoch ms; null: not known. */
  readonly atMs: number | null;
  /** The topic it is about; empty: none. */
  readonly topic: string;
  /** What the broker's side says of it, as a code; empty: nothing. */
  readonly problem: string;
}

export interface WhyChain {
  readonly station: string;
  readonly links: readonly WhyLink[];
  /** The one link at which it breaks; null: nothing is broken. */
  readonly breaksAt: WhyLinkName | null;
  /** A station that says "online" but is silent for so long is stale, ms. */
  readonly staleAfterMs: number;
  /** Of our own presence to the broker and back; null: not known. */
  readonly roundTripMs: number | null;
}

export interface WhyFacts {
  readonly station: string;
  readonly state: Connectivity;
  readonly stateSinceMs: number | null;
  readonly status: StatusState;
  readonly statusTopic: string;
  /** The newest packet of the station that was heard since the start. */
  readonly last: { readonly topic: string; readonly arrivedMs: number; readonly retained: boolean } | null;
  /** The newest of its packets that broke the contract. */
  readonly putAside: { readonly topic: string; readonly atMs: number; readonly reason: string } | null;
  /** Of what is on the disk, for a start that heard nothing yet. */
  readonly newestMs: number | null;
  readonly feed: {
    readonly connection: 'connected' | 'connecting' | 'offline';
    readonly broker: string;
    readonly sinceMs: number;
    readonly problem: string | null;
    readonly paused: string | null;
    readonly roundTripMs: number | null;
  };
  readonly staleAfterMs: number;
  readonly nowMs: number;
}

/** The broker was reached, and ended it: not the wire's fault. */
const BROKERS_WORD: ReadonlySet<string> = new Set([
  'credentials',
  'not-authorised',
  'not-mqtt',
  'client-id-clash',
  'closed',
]);

type Judged = Omit<WhyLink, 'name'>;

const judged = (code: WhyCode, mark: WhyMark, rest: Partial<Judged> = {}): Judged => ({
  atMs: null,
  topic: '',
  problem: '',
  ...rest,
  code,
  mark,
});

/** Judged from the wire upwards: what stands on a broken link is not blamed. */
export function whyChain(facts: WhyFacts): WhyChain {
  const line = lineOf(facts);
  const session = sessionOf(facts, line);
  const packet = packetOf(facts, session.mark === 'good');
  const topic = topicOf(facts, packet.mark === 'good');
  const isWell = facts.state === 'online' && topic.mark === 'good';
  const mark = isWell ? 'good' : 'follows';
  const rule = judged(ruleOf(facts), mark, { atMs: facts.stateSinceMs });
  const tile = judged(facts.state, mark, { atMs: facts.stateSinceMs });
  const links = [
    { name: 'tile' as const, ...tile },
    { name: 'rule' as const, ...rule },
    { name: 'topic' as const, ...topic },
    { name: 'packet' as const, ...packet },
    { name: 'session' as const, ...session },
    { name: 'line' as const, ...line },
  ];
  const { station, staleAfterMs, feed } = facts;
  const breaksAt = links.find((link) => link.mark === 'broken')?.name ?? null;
  return { station, links, breaksAt, staleAfterMs, roundTripMs: feed.roundTripMs };
}

function lineOf({ feed }: WhyFacts): Judged {
  const at = { atMs: feed.sinceMs, topic: feed.broker };
  if (feed.connection === 'connected') return judged('connected', 'good', at);
  if (feed.problem === null) return judged('trying', 'broken', at);
  return BROKERS_WORD.has(feed.problem)
    ? judged('connected', 'good', { topic: feed.broker })
    : judged('down', 'broken', { ...at, problem: feed.problem });
}

function sessionOf({ feed }: WhyFacts, line: Judged): Judged {
  const at = { atMs: feed.sinceMs };
  if (line.mark === 'broken') return judged('down', 'follows', at);
  if (feed.connection !== 'connected')
    return judged('down', 'broken', { ...at, problem: feed.problem ?? '' });
  return feed.paused === null
    ? judged('connected', 'good', at)
    : judged('paused', 'broken', { ...at, problem: feed.paused });
}

function packetOf(facts: WhyFacts, isHeard: boolean): Judged {
  const { last, putAside, state, nowMs, staleAfterMs, newestMs } = facts;
  const seen = last === null ? { atMs: newestMs } : { atMs: last.arrivedMs, topic: last.topic };
  const isFresh = last !== null && !last.retained && nowMs - last.arrivedMs <= staleAfterMs;
  const code = isFresh ? 'fresh' : last === null ? 'none' : last.retained ? 'kept-only' : 'old';
  if (!isHeard) return judged(code, 'follows', seen);
  const speaksWrongly = putAside !== null && putAside.atMs > (last?.arrivedMs ?? 0);
  if (!isFresh && speaksWrongly)
    return judged('put-aside', 'broken', {
      atMs: putAside.atMs,
      topic: putAside.topic,
      problem: putAside.reason,
    });
  // Who said good-bye is not to be blamed for his silence; what the broker kept may be believed for a while.
  const mayBeSilent = state === 'offline' || (state === 'online' && last !== null);
  return judged(code, isFresh || mayBeSilent ? 'good' : 'broken', seen);
}

function topicOf({ status, statusTopic, state }: WhyFacts, isHeard: boolean): Judged {
  const reported = reportedStatus(status);
  const at = { atMs: reported?.arrivedMs ?? null, topic: statusTopic };
  if (reported === null) return judged('never-said', isHeard ? 'broken' : 'follows', at);
  if (reported.state === 'offline') return judged('says-offline', isHeard ? 'broken' : 'follows', at);
  return judged('says-online', isHeard && state === 'online' ? 'good' : 'follows', at);
}

function ruleOf({ state, status }: WhyFacts): WhyCode {
  const reported = reportedStatus(status);
  if (reported === null) return 'no-status';
  if (reported.state === 'online') return state === 'stale' ? 'silence' : 'speaks';
  if (reported.isWill) return 'will';
  return reported.isKept ? 'kept-offline' : 'signed-off';
}
