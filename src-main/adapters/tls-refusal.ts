import { isIP } from 'node:net';
import { connect } from 'node:tls';
import type { TlsMaterial } from '../core/ports.ts';
import { tlsOptions } from './mqtt-client-options.ts';
import type { Endpoint } from './mqtt-endpoint.ts';
import { failureOf, type LinkFailure } from './mqtt-problem.ts';

/** A broker looks at a certificate at once; somebody may wait in front of a dialogue. */
const LISTEN_MS = 2_000;

/**
 * Why a broker hangs up right after the handshake; null where TLS says nothing about it. Under TLS 1.3 it looks at our
 * certificate when we hold the connection to be open and have sent CONNECT; closing with that unread, it resets the
 * connection, and its alert is lost. So we ask once more, and say nothing.
 */
export function tlsRefusal(
  { host, port }: Endpoint,
  tls: TlsMaterial,
  signal: AbortSignal,
): Promise<LinkFailure | null> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, ...(isIP(host) === 0 && { servername: host }), ...tlsOptions(tls) });
    const settle = (failure: LinkFailure | null): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', giveUp);
      socket.destroy();
      resolve(failure);
    };
    const giveUp = (): void => settle(null);
    const timer = setTimeout(giveUp, LISTEN_MS);
    signal.addEventListener('abort', giveUp);
    socket.on('error', (error: Error) => {
      const failure = failureOf(error, 'dialling');
      settle(failure.problem.startsWith('tls-') ? failure : null);
    });
    socket.once('close', giveUp);
    socket.resume();
  });
}
