import { connectAsync } from 'mqtt';
import { DEFAULT_ROOT, subscriptionFilters } from '../../src-shared/feed/topics.ts';

/**
 * The bare limit: the same client library, subscriptions and receive-maximum as the console's feed, but it only
 * parses the JSON and throws it away. Prints `count firstMs lastMs` a few times a second.
 */
const REPORT_MS = 100;

export async function runBareSubscriber(url: string): Promise<void> {
  const client = await connectAsync(url, { protocolVersion: 5, properties: { receiveMaximum: 2_000 } });
  let count = 0;
  let firstMs = 0;
  let lastMs = 0;
  client.on('message', (_topic, payload, { qos }) => {
    JSON.parse(payload.toString());
    if (qos !== 1) return;
    count += 1;
    lastMs = Date.now();
    if (firstMs === 0) firstMs = lastMs;
  });
  const filters = subscriptionFilters(DEFAULT_ROOT).map(({ filter, qos }) => [filter, { qos }] as const);
  await client.subscribeAsync(Object.fromEntries(filters));
  setInterval(() => console.log(`${count} ${firstMs} ${lastMs}`), REPORT_MS);
}
