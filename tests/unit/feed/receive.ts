import { decode, type Decoded } from '../../../src-main/core/feed/decode.ts';
import type { QuarantineEntry } from '../../../src-shared/contract/port.ts';
import type { StationEvent } from '../../../src-shared/domain/event.ts';
import { DEFAULT_ROOT } from '../../../src-shared/feed/topics.ts';
import { SENT_MS } from '../../builders/messages.ts';

export const ARRIVED_MS = SENT_MS + 400;

export interface Published {
  readonly topic: string;
  readonly payload: Uint8Array;
}

/** As a subscriber gets it live, unless `how` says otherwise. */
export const received = (
  { topic, payload }: Published,
  how: { retain?: boolean; arrivedMs?: number; root?: string } = {},
): Decoded => {
  const { retain = false, arrivedMs = ARRIVED_MS, root = DEFAULT_ROOT } = how;
  return decode({ topic, payload, retain, arrivedMs }, root);
};

export const eventOf = (...args: Parameters<typeof received>): StationEvent => {
  const decoded = received(...args);
  if (decoded.kind !== 'event') throw new Error(`expected an event, got ${JSON.stringify(decoded)}`);
  return decoded.event;
};

export const entryOf = (...args: Parameters<typeof received>): QuarantineEntry => {
  const decoded = received(...args);
  if (decoded.kind !== 'quarantined')
    throw new Error(`expected it put aside, got ${JSON.stringify(decoded)}`);
  return decoded.entry;
};

export const raw = (topic: string, text: string): Published => ({ topic, payload: Buffer.from(text) });
