import type { FeedProblem } from '../../src-shared/contract/live.ts';
import type { StationEvent } from '../../src-shared/domain/event.ts';

/**
 * What the core asks of the outside. Adapters implement these and are handed to create-core;
 * the core imports none of them.
 */

/** One PUBLISH as it came from the broker. */
export interface IncomingMessage {
  readonly topic: string;
  readonly payload: Uint8Array;
  readonly qos: 0 | 1 | 2;
  readonly retain: boolean;
  readonly arrivedMs: number;
  /** Releases the PUBACK. Called once the message is durable; does nothing for QoS 0 or after the connection closed. */
  readonly acknowledge: () => void;
}

export type SessionState =
  | { readonly connection: 'connecting'; readonly url: string }
  | {
      readonly connection: 'connected';
      readonly url: string;
      readonly protocol: 'MQTT 5' | 'MQTT 3.1.1';
      readonly sessionPresent: boolean;
    }
  | {
      readonly connection: 'offline';
      readonly url: string;
      readonly problem: FeedProblem;
      readonly detail: string;
    };

export interface OutgoingMessage {
  readonly topic: string;
  readonly payload: string;
  readonly qos: 0 | 1;
  readonly retain: boolean;
  /** Of a message that may not arrive late; see MqttSession.publish. */
  readonly request?: OutgoingRequest;
}

/** What MQTT 5 says of a request; the payload carries the same, for 3.1.1. */
export interface OutgoingRequest {
  readonly responseTopic: string;
  readonly correlation: string;
  /** Epoch ms. */
  readonly expiresMs: number;
}

/** A persistent MQTT session: clean start off, resubscribes by itself, fails over, backs off with jitter. */
export interface MqttSession {
  /**
   * Resolves with the PUBACK; rejects at once when not connected: nothing is queued. A request that has no PUBACK at its
   * expiry cuts the line, so that what still lies in a stalled socket is thrown away and never leaves late.
   */
  readonly publish: (message: OutgoingMessage) => Promise<void>;
  /** While paused nothing more is read from the socket, so nothing more is acknowledged. */
  readonly pause: () => void;
  readonly resume: () => void;
  readonly close: () => Promise<void>;
}

/** What TLS goes by: whom we trust, and who we are. */
export interface TlsMaterial {
  /** PEM text of the broker's certificate authority; empty: the system's. */
  readonly ca: string;
  /** PEM text of our own certificate and of its key; empty: we have none. */
  readonly cert: string;
  readonly key: string;
  /** Which of these cannot be read: then no broker is dialled over TLS, rather than with less. Empty: all could. */
  readonly unreadable: string;
}

export type ReadTls = () => Promise<TlsMaterial>;

/** The system's authorities, and nobody in particular. */
export const PLAIN_TLS: TlsMaterial = { ca: '', cert: '', key: '', unreadable: '' };
export const readPlainTls: ReadTls = () => Promise.resolve(PLAIN_TLS);

export interface MqttSessionOptions {
  readonly urls: readonly string[];
  readonly clientId: string;
  readonly username: string;
  readonly password: string;
  /** Read anew before each dialling: a certificate that was renewed is in force with the next connection. */
  readonly tls: ReadTls;
  readonly subscriptions: readonly { readonly filter: string; readonly qos: 0 | 1 }[];
  readonly will: OutgoingMessage;
  readonly onMessage: (message: IncomingMessage) => void;
  readonly onState: (state: SessionState) => void;
}

export type ConnectMqtt = (options: MqttSessionOptions) => MqttSession;

export interface JournalEntry {
  readonly cursor: number;
  /** The StationEvent as JSON: written once, passed on as it is. */
  readonly json: string;
}

/**
 * Append-only, ordered, on disk. Cursors start at 1, are never given out twice, and have no holes but those that damage
 * to the files has torn.
 */
/** Whose tokens are taken out of the journal. */
export interface Erasure {
  /** Of this request: under it, it is told in the audit, and goes on after a restart. */
  readonly id: string;
  /** Null: all stations. */
  readonly station: string | null;
  /** Null: everybody. */
  readonly person: string | null;
  /** The last entry that is looked at. */
  readonly upTo: number;
  /** Whoever asked, as in the audit. */
  readonly by: string;
}

/** Entries whose token went, and whole journals that went. */
interface OldErasure {
  readonly entries: number;
  readonly removed: number;
}

/** Journals of this world that are no longer written. */
export interface OldJournals {
  /** `arrivedBeforeMs`: what came before that time, epoch ms; null: whenever it came. */
  readonly erase: (
    erasure: Erasure,
    arrivedBeforeMs: number | null,
    signal: AbortSignal,
  ) => Promise<OldErasure>;
}

/** How far it is: written with the entries themselves, so that it is right after a kill. */
export interface ErasureProgress extends Erasure {
  /** The first entry that is looked at. */
  readonly from: number;
  /** The last entry that was looked at. */
  readonly at: number;
  /** Entries that had a token, and have none now. */
  readonly erased: number;
}

export interface Journal {
  /** Random identity, made with the journal. */
  readonly identity: string;
  readonly head: () => number;
  readonly earliest: () => number;
  /** Where a journal lies that was damaged beyond repair and put aside; null: none is kept. */
  readonly aside: () => string | null;
  /**
   * Appends in order those events whose (station, id) the journal does not hold yet, in one synced batch.
   * Answers the ones that were new, with their cursors. Rejects when the disk does; then nothing was written.
   */
  readonly append: (
    events: readonly StationEvent[],
  ) => Promise<readonly { cursor: number; event: StationEvent }[]>;
  /** Up to `limit` entries after `cursor`, in order. */
  readonly read: (cursor: number, limit: number) => Promise<readonly JournalEntry[]>;
  /** Lines without line breaks; they are taken one after the other, while the file is being written. */
  readonly saveSnapshot: (cursor: number, lines: Iterable<string>) => Promise<void>;
  readonly loadSnapshot: () => Promise<{ readonly cursor: number; readonly lines: readonly string[] } | null>;
  /** Removes entries up to and including `cursor`, in small steps. */
  readonly prune: (cursor: number) => Promise<void>;
  /** Entries before it have no tokens: they were taken out of all of them. */
  readonly personsFrom: () => number;
  /** Of an erasure that was begun and not yet forgotten; null: there is none. */
  readonly erasure: () => ErasureProgress | null;
  /**
   * Takes tokens out in small steps, then has the disk forget them too; goes on where one of this id was begun. It stays to
   * be asked for until `forgetErasure`, and no other may begin before. Rejects when the disk does, or when it is aborted between two steps.
   */
  readonly erase: (wanted: Erasure, signal: AbortSignal) => Promise<ErasureProgress>;
  readonly forgetErasure: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface Clock {
  /** Epoch ms. */
  readonly now: () => number;
}

export interface DiskSpace {
  /** Free bytes for this user where the profile lies. */
  readonly freeBytes: () => Promise<number>;
}

export interface Loudspeaker {
  /** Null where the system does not tell. */
  readonly volume: () => Promise<'audible' | 'muted' | null>;
}

export interface Log {
  readonly info: (message: string) => void;
  readonly warn: (message: string) => void;
}
