import type { IClientOptions } from 'mqtt';
import type { OutgoingMessage, TlsMaterial } from '../core/ports.ts';
import type { Endpoint } from './mqtt-endpoint.ts';

/** The broker's silence is noticed after one and a half times this: a dead link must not look fresh for longer. */
const KEEPALIVE_S = 15;

/**
 * QoS 1 messages that may be un-acknowledged at once. 12,000/s × (8 ms of collecting + a sync of 5–20 ms) is about
 * 300; a disk that stalls for a tenth of a second must not stop the flow. Each is a decoded event of about 1 KiB.
 */
const RECEIVE_MAXIMUM = 2_000;

/** How long the broker keeps our queue while we are away: a long holiday. The broker's queue limits bound the cost. */
const SESSION_EXPIRY_S = 14 * 24 * 60 * 60;

/** Payloads are 64 KiB at most; somewhat larger ones are still taken, so that the technician sees them quarantined. */
const MAXIMUM_PACKET_BYTES = 1024 * 1024;

export type ProtocolVersion = 4 | 5;

export interface ClientSettings {
  readonly clientId: string;
  readonly username: string;
  readonly password: string;
  readonly tls: TlsMaterial;
  /** From dialling to CONNACK. */
  readonly connectTimeoutMs: number;
  /** Null: a trial that leaves nothing behind at the broker: no session, no will. */
  readonly session: { readonly will: OutgoingMessage } | null;
}

/** Said outright: Node would let NODE_TLS_REJECT_UNAUTHORIZED of the environment decide. */
export const tlsOptions = ({ ca, cert, key }: TlsMaterial) => ({
  rejectUnauthorized: true,
  ...(ca === '' ? {} : { ca }),
  ...(cert === '' ? {} : { cert, key }),
});

const properties = (settings: ClientSettings): NonNullable<IClientOptions['properties']> => ({
  receiveMaximum: RECEIVE_MAXIMUM,
  maximumPacketSize: MAXIMUM_PACKET_BYTES,
  sessionExpiryInterval: settings.session === null ? 0 : SESSION_EXPIRY_S,
});

/** What mqtt.js needs to know for one connection. */
export const clientOptions = (
  endpoint: Endpoint,
  settings: ClientSettings,
  protocolVersion: ProtocolVersion,
): IClientOptions => ({
  protocol: endpoint.protocol,
  host: endpoint.host,
  port: endpoint.port,
  path: endpoint.path,
  protocolVersion,
  clientId: settings.clientId,
  ...(settings.username === '' ? {} : { username: settings.username, password: settings.password }),
  ...tlsOptions(settings.tls),
  keepalive: KEEPALIVE_S,
  connectTimeout: settings.connectTimeoutMs,
  // A client is one connection; the session above it decides when and where to connect again.
  reconnectPeriod: 0,
  resubscribe: false,
  // Else each number that fits two bytes is kept as a buffer of its own: 5 MB.
  writeCache: false,
  queueQoSZero: false,
  clean: settings.session === null,
  ...(settings.session === null
    ? {}
    : { will: { ...settings.session.will, payload: Buffer.from(settings.session.will.payload) } }),
  ...(protocolVersion === 5 ? { properties: properties(settings) } : {}),
});
