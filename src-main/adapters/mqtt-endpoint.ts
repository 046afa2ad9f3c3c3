import { fail, ok, type Result } from '../../src-shared/result.ts';

/** A broker's URL, taken apart for mqtt.js. */
export interface Endpoint {
  readonly protocol: 'mqtt' | 'mqtts' | 'ws' | 'wss';
  readonly host: string;
  readonly port: number;
  /** Of a WebSocket; '/' elsewhere. */
  readonly path: string;
}

const DEFAULT_PORT = { mqtt: 1883, mqtts: 8883, ws: 80, wss: 443 } as const;

const isProtocol = (text: string): text is Endpoint['protocol'] => Object.hasOwn(DEFAULT_PORT, text);

/**
 * Parses `mqtt://host[:port]`, `mqtts://…`, `ws://host[:port]/path` or `wss://…`.
 * We do it ourselves because mqtt.js would let a query in the URL replace our client id.
 */
export function parseEndpoint(url: string): Result<Endpoint, 'bad-url'> {
  if (!URL.canParse(url)) return fail('bad-url', url);
  const { protocol: scheme, hostname, port, pathname } = new URL(url);
  const protocol = scheme.slice(0, -1);
  if (!isProtocol(protocol) || hostname === '') return fail('bad-url', url);
  const overWebSocket = protocol === 'ws' || protocol === 'wss';
  return ok({
    protocol,
    // A socket wants an IPv6 address bare, a WebSocket's URL wants it in brackets.
    host: overWebSocket ? hostname : hostname.replace(/^\[(.*)\]$/, '$1'),
    port: port === '' ? DEFAULT_PORT[protocol] : Number(port),
    path: pathname === '' ? '/' : pathname,
  });
}
