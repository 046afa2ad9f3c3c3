import type { FeedProblem } from '../../src-shared/contract/live.ts';

/** Why there is no connection: a code for the words on screen, the detail for the technician. */
export interface LinkFailure {
  readonly problem: FeedProblem;
  readonly detail: string;
}

/** Closed in good order, but without a word about why. */
export const HUNG_UP: LinkFailure = { problem: 'closed', detail: 'closed by the broker' };

const BY_SYSTEM_CODE: Readonly<Record<string, FeedProblem>> = {
  ENOTFOUND: 'name-not-found',
  EAI_AGAIN: 'name-not-found',
  ECONNREFUSED: 'refused',
  EACCES: 'refused',
  ETIMEDOUT: 'timeout',
  EHOSTUNREACH: 'timeout',
  ENETUNREACH: 'timeout',
  ERR_TLS_CERT_ALTNAME_INVALID: 'tls-wrong-host',
  CERT_HAS_EXPIRED: 'tls-expired',
  CERT_NOT_YET_VALID: 'tls-expired',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'tls-untrusted',
  SELF_SIGNED_CERT_IN_CHAIN: 'tls-untrusted',
  UNABLE_TO_GET_ISSUER_CERT: 'tls-untrusted',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'tls-untrusted',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'tls-untrusted',
  CERT_UNTRUSTED: 'tls-untrusted',
  CERT_REVOKED: 'tls-untrusted',
  EPROTO: 'tls-failed',
};

/** The broker's own words about our certificate, as OpenSSL and Electron's BoringSSL name them (RFC 8446 §6.2). */
const CERTIFICATE_WANTED = /CERTIFICATE_REQUIRED/;
const CERTIFICATE_REFUSED =
  /ALERT_(UNKNOWN_CA|BAD_CERTIFICATE|UNSUPPORTED_CERTIFICATE|CERTIFICATE_(UNKNOWN|REVOKED|EXPIRED)|DECRYPT_ERROR|ACCESS_DENIED)/;

function tlsProblem(code: string): FeedProblem | null {
  if (CERTIFICATE_WANTED.test(code)) return 'tls-client-missing';
  if (CERTIFICATE_REFUSED.test(code)) return 'tls-client-refused';
  return code.startsWith('ERR_SSL') || code.startsWith('ERR_TLS') ? 'tls-failed' : null;
}

/**
 * CONNACK and DISCONNECT codes (MQTT 3.1.1 §3.2.2.3, MQTT 5 §3.2.2.2 and §3.14.2.1).
 * "Not authorised" in answer to CONNECT is about the user: Mosquitto says so to a wrong password.
 */
const BY_REASON_CODE: Readonly<Record<number, FeedProblem>> = {
  2: 'refused',
  3: 'refused',
  4: 'credentials',
  5: 'credentials',
  133: 'refused',
  134: 'credentials',
  135: 'credentials',
  136: 'refused',
  137: 'refused',
  138: 'not-authorised',
  140: 'credentials',
  141: 'timeout',
  142: 'client-id-clash',
  159: 'refused',
};

const codeOf = (error: Error): unknown => ('code' in error ? error.code : undefined);

/** The broker speaks an older MQTT: 1 is 3.1.1's code, 132 is 5's. */
export const isVersionRefusal = (error: Error): boolean => {
  const code = codeOf(error);
  return code === 1 || code === 132;
};

export const reasonProblem = (reasonCode: number): FeedProblem => BY_REASON_CODE[reasonCode] ?? 'closed';

function problemOf(error: Error, phase: 'dialling' | 'open'): FeedProblem {
  const code = codeOf(error);
  if (typeof code === 'number') return reasonProblem(code);
  // Node's words for a peer that hung up on a ClientHello; the code is a mere ECONNRESET.
  if (error.message.includes('before secure TLS connection')) return 'tls-failed';
  if (typeof code === 'string') {
    const known = BY_SYSTEM_CODE[code];
    if (known !== undefined) return known;
    return tlsProblem(code) ?? 'closed';
  }
  if (/timeout|timed out/i.test(error.message)) return 'timeout';
  // No code: the packet parser met something else than MQTT, or an HTTP server did not upgrade to WebSocket.
  return phase === 'dialling' ? 'not-mqtt' : 'closed';
}

/** Puts an error of socket, TLS, WebSocket, mqtt.js or broker under one of the closed list of problems. */
export const failureOf = (error: Error, phase: 'dialling' | 'open'): LinkFailure => ({
  problem: problemOf(error, phase),
  detail: error.message,
});
