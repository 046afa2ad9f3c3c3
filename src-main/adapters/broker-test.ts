import { randomUUID } from 'node:crypto';
import type { BrokerTest } from '../../src-shared/contract/port.ts';
import type { TlsMaterial } from '../core/ports.ts';
import { openLink } from './mqtt-link.ts';

/** Somebody waits for the answer in front of a dialogue. */
const TRY_TIMEOUT_MS = 5_000;

export interface BrokerTestInput {
  readonly urls: readonly string[];
  readonly username: string;
  readonly password: string;
  readonly tls: TlsMaterial;
}

/**
 * Connects once to each URL, under a client id of its own and without a session, so that nothing that runs is
 * disturbed. Answers with the first URL that fails, else with the slowest: a spare broker that does not work is to be
 * found out while somebody looks.
 */
export async function testBroker({ urls, ...credentials }: BrokerTestInput): Promise<BrokerTest> {
  const results = await Promise.all(urls.map((url) => tryOnce({ url, ...credentials })));
  const slowestFirst = (a: BrokerTest, b: BrokerTest): number =>
    a.ok && b.ok ? b.roundTripMs - a.roundTripMs : 0;
  const answer = results.find(({ ok }) => !ok) ?? results.sort(slowestFirst)[0];
  return answer ?? { ok: false, problem: 'bad-url', detail: 'no URL' };
}

interface Trial extends Omit<BrokerTestInput, 'urls'> {
  readonly url: string;
}

async function tryOnce(trial: Trial): Promise<BrokerTest> {
  const opened = await openLink(
    {
      ...trial,
      clientId: `waystation-test-${randomUUID()}`,
      connectTimeoutMs: TRY_TIMEOUT_MS,
      session: null,
      onMessage: ({ acknowledge }) => {
        acknowledge();
      },
    },
    new AbortController().signal,
  );
  if (!opened.ok) return { ok: false, problem: opened.code, detail: `${trial.url}: ${opened.detail}` };
  const link = opened.value;
  const sinceMs = performance.now();
  // Nobody publishes there; granted or refused, the SUBACK is the round trip.
  const answer = await link.subscribe([{ filter: `waystation-test/${randomUUID()}`, qos: 0 }]);
  const roundTripMs = performance.now() - sinceMs;
  await link.close();
  if (answer === 'closed')
    return { ok: false, problem: 'closed', detail: `${trial.url}: closed after CONNACK` };
  return { ok: true, roundTripMs, protocol: link.protocol };
}
