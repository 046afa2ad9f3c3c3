import { connect, type MqttClient } from 'mqtt';
import type { FeedProblem } from '../../src-shared/contract/live.ts';
import { fail, ok, type Result } from '../../src-shared/result.ts';
import type { IncomingMessage } from '../core/ports.ts';
import { clientOptions, type ClientSettings, type ProtocolVersion } from './mqtt-client-options.ts';
import { parseEndpoint, type Endpoint } from './mqtt-endpoint.ts';
import { holdPubacks } from './mqtt-held-puback.ts';
import { watchFailures } from './mqtt-failures.ts';
import type { LinkFailure } from './mqtt-problem.ts';
import { createReadingBrake, type ReadingBrake } from './mqtt-reading-brake.ts';
import { createRequests, type Requests } from './mqtt-requests.ts';
import { tlsRefusal } from './tls-refusal.ts';

/** Time for DISCONNECT to leave, and for what we published to be acknowledged, before the socket is cut. */
const CLOSE_TIMEOUT_MS = 1_000;

interface LinkOptions extends ClientSettings {
  readonly url: string;
  readonly onMessage: (message: IncomingMessage) => void;
}

/** One connection to one broker, from CONNACK to close; never reconnects. */
export interface Link {
  readonly protocol: 'MQTT 5' | 'MQTT 3.1.1';
  readonly sessionPresent: boolean;
  readonly subscribe: Requests['subscribe'];
  readonly publish: Requests['publish'];
  readonly pause: ReadingBrake['pause'];
  readonly resume: ReadingBrake['resume'];
  /** Resolves when the link has ended, with the reason. */
  readonly ended: Promise<LinkFailure>;
  /** Says DISCONNECT, so that the will stays unsaid, and resolves when the socket is closed. */
  readonly close: () => Promise<void>;
}

type Dialled = Result<Link, FeedProblem> | 'older-version-wanted';

/**
 * Connects with MQTT 5, and with 3.1.1 where the broker refuses 5 or hangs up on it without a word.
 * The signal ends an attempt; an open link is ended by its `close`.
 */
export async function openLink(
  options: LinkOptions,
  signal: AbortSignal,
): Promise<Result<Link, FeedProblem>> {
  const endpoint = parseEndpoint(options.url);
  if (!endpoint.ok) return endpoint;
  const isSecure = endpoint.value.protocol === 'mqtts' || endpoint.value.protocol === 'wss';
  const { unreadable } = options.tls;
  if (isSecure && unreadable !== '') return fail('tls-files', unreadable);
  const dialled = await dialBoth(endpoint.value, options, signal);
  if (dialled.ok || dialled.code !== 'closed' || !isSecure || signal.aborted) return dialled;
  const told = await tlsRefusal(endpoint.value, options.tls, signal);
  return told === null ? dialled : fail(told.problem, told.detail);
}

async function dialBoth(
  endpoint: Endpoint,
  options: LinkOptions,
  signal: AbortSignal,
): Promise<Result<Link, FeedProblem>> {
  const newer = await dial(endpoint, options, 5, signal);
  if (newer !== 'older-version-wanted') return newer;
  const older = await dial(endpoint, options, 4, signal);
  return older === 'older-version-wanted' ? fail('closed', 'closed before the broker answered') : older;
}

async function dial(
  endpoint: Endpoint,
  options: LinkOptions,
  version: ProtocolVersion,
  signal: AbortSignal,
): Promise<Dialled> {
  if (signal.aborted) return fail('closed', 'given up');
  let client: MqttClient;
  try {
    client = connect(clientOptions(endpoint, options, version));
  } catch (error) {
    // TLS throws for what is no PEM, and for a key that is another certificate's.
    return fail('tls-files', error instanceof Error ? error.message : String(error));
  }
  const cut = (): void => {
    client.stream.destroy();
  };
  signal.addEventListener('abort', cut);
  const dialled = await follow(client, endpoint, version, options);
  signal.removeEventListener('abort', cut);
  return dialled;
}

/** Follows a client from its dialling to its close; resolves with the link, or with why there is none. */
function follow(
  client: MqttClient,
  endpoint: Endpoint,
  version: ProtocolVersion,
  options: LinkOptions,
): Promise<Dialled> {
  const pubacks = holdPubacks(client);
  const brake = createReadingBrake(client);
  const requests = createRequests(client, version);
  const failures = watchFailures(client, endpoint.protocol === 'mqtts');
  client.on('message', (topic, payload, { qos, retain, messageId }) => {
    const acknowledge = (): void => {
      if (messageId !== undefined) pubacks.release(messageId);
    };
    options.onMessage({ topic, payload, qos, retain, arrivedMs: Date.now(), acknowledge });
  });
  const ended = new Promise<LinkFailure>((resolve) => {
    client.once('close', () => {
      pubacks.drop();
      brake.release();
      requests.abandon();
      resolve(failures.reason());
    });
  });
  return new Promise((resolve) => {
    client.once('connect', ({ sessionPresent }) => {
      const { publish, subscribe } = requests;
      const { pause, resume } = brake;
      const protocol = version === 5 ? 'MQTT 5' : 'MQTT 3.1.1';
      const close = (): Promise<void> => closeClient(client);
      resolve(ok({ protocol, sessionPresent, publish, subscribe, pause, resume, ended, close }));
    });
    // Comes too late to change anything where the link is open.
    client.once('close', () => {
      const { problem, detail } = failures.reason();
      resolve(
        version === 5 && failures.olderVersionMayHelp() ? 'older-version-wanted' : fail(problem, detail),
      );
    });
  });
}

function closeClient(client: MqttClient): Promise<void> {
  return new Promise((resolve) => {
    if (client.stream.destroyed) {
      resolve();
      return;
    }
    const cut = setTimeout(() => client.stream.destroy(), CLOSE_TIMEOUT_MS);
    client.once('close', () => {
      clearTimeout(cut);
      resolve();
    });
    client.end();
  });
}
