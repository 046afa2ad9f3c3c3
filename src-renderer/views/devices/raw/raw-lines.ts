import type { RawMessage } from '../../../../src-shared/contract/raw.ts';

/** For a mail to whoever builds the gateway: a line a message, oldest first. */
export const rawLines = (messages: readonly RawMessage[]): string =>
  messages
    .toReversed()
    .map(({ atMs, direction, topic, qos, retained, bytes, text, problem }) =>
      [
        new Date(atMs).toISOString(),
        direction,
        topic,
        `qos ${String(qos)}${retained ? ' retained' : ''} ${String(bytes)} B`,
        problem ?? '',
        text,
      ].join('\t'),
    )
    .join('\n');
