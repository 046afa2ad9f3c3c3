import type { MqttClient } from 'mqtt';
import { failureOf, HUNG_UP, isVersionRefusal, reasonProblem, type LinkFailure } from './mqtt-problem.ts';

/** Why a connection ended, asked when it has. */
interface Failures {
  readonly reason: () => LinkFailure;
  readonly olderVersionMayHelp: () => boolean;
}

/** Remembers the first thing that went wrong: what follows it is only the falling apart. */
export function watchFailures(client: MqttClient, overTls: boolean): Failures {
  let first: LinkFailure | null = null;
  let olderVersionMayHelp = true;
  let inHandshake = overTls;
  const note = (error: Error): void => {
    if (first === null) {
      first = failureOf(error, client.connected ? 'open' : 'dialling');
      olderVersionMayHelp = isVersionRefusal(error);
    }
    // The parser's errors leave the socket open: the stream is out of step and worth nothing.
    client.stream.destroy();
  };
  client.on('error', note);
  // mqtt.js keeps errors without a code to itself, such as a WebSocket that was answered with a web page.
  client.stream.on('error', note);
  client.stream.once('secureConnect', () => {
    inHandshake = false;
  });
  client.on('disconnect', ({ reasonCode = 0 }) => {
    first ??= { problem: reasonProblem(reasonCode), detail: `DISCONNECT with reason code ${reasonCode}` };
  });
  return {
    reason: () =>
      inHandshake && (first ?? HUNG_UP).problem === 'closed'
        ? { problem: 'tls-failed', detail: 'closed during the TLS handshake' }
        : (first ?? HUNG_UP),
    olderVersionMayHelp: () => olderVersionMayHelp && !inHandshake,
  };
}
