import { join } from 'node:path';
import { diskSpaceOf } from '../../../src-main/adapters/disk-space.ts';
import { openJournal } from '../../../src-main/adapters/level-journal.ts';
import { connectMqtt } from '../../../src-main/adapters/mqtt-session.ts';
import { createIngest, type Ingest, type IngestOptions } from '../../../src-main/core/feed/ingest.ts';
import {
  PLAIN_TLS,
  type Journal,
  type Log,
  type MqttSession,
  type MqttSessionOptions,
  type TlsMaterial,
} from '../../../src-main/core/ports.ts';
import { DEFAULT_ROOT, subscriptionFilters, topics } from '../../../src-shared/feed/topics.ts';

export interface FeedOptions {
  readonly urls: readonly string[];
  /** Where the journal lies. */
  readonly folder: string;
  readonly clientId?: string;
  readonly username?: string;
  readonly password?: string;
  readonly tls?: TlsMaterial;
}

export type FeedEvents = Pick<MqttSessionOptions, 'onState'> &
  Pick<IngestOptions, 'onCommitted' | 'onQuarantined' | 'pause' | 'resume'>;

export interface AssembledFeed {
  readonly session: MqttSession;
  readonly ingest: Ingest;
  readonly journal: Journal;
  readonly close: () => Promise<void>;
}

/** The real way from the broker to the journal, as create-core wires it: session, ingest, journal. */
export async function assembleFeed(
  options: FeedOptions,
  log: Log,
  events: FeedEvents,
): Promise<AssembledFeed> {
  const { folder, urls, clientId = 'console-1', username = '', password = '', tls = PLAIN_TLS } = options;
  const journal = await openJournal(join(folder, 'journal'), log);
  const ingest = createIngest({
    journal,
    root: DEFAULT_ROOT,
    log,
    freeBytes: diskSpaceOf(folder).freeBytes,
    onCommitted: events.onCommitted,
    onRepeated: () => undefined,
    onOperators: (event) => event,
    onTelemetry: () => undefined,
    onQuarantined: events.onQuarantined,
    pause: (reason) => {
      session.pause();
      events.pause(reason);
    },
    resume: () => {
      session.resume();
      events.resume();
    },
  });
  const session = connectMqtt({
    urls,
    clientId,
    username,
    password,
    tls: () => Promise.resolve(tls),
    will: { topic: topics.consoleStatus(DEFAULT_ROOT, clientId), payload: OFFLINE, qos: 1, retain: true },
    subscriptions: subscriptionFilters(DEFAULT_ROOT),
    onMessage: ingest.receive,
    onState: events.onState,
  });
  return {
    session,
    ingest,
    journal,
    close: async () => {
      await session.close();
      await ingest.close();
      await journal.close();
    },
  };
}

export const OFFLINE = '{"ts":0,"state":"offline","operator":null}';
