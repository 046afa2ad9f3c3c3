import fc from 'fast-check';
import { decode } from '../../../src-main/core/feed/decode.ts';
import { DEFAULT_ROOT, topics, type TopicKind } from '../../../src-shared/feed/topics.ts';
import { ARRIVED_MS } from './receive.ts';
import { samples } from './samples.ts';

export const STATION = 'kexuecheng';

/** A topic of each kind that stations publish, with payloads that are right for it. */
const stationTopics = {
  status: topics.status(DEFAULT_ROOT, STATION),
  about: topics.about(DEFAULT_ROOT, STATION),
  people: topics.people(DEFAULT_ROOT, STATION),
  door: topics.door(DEFAULT_ROOT, STATION, 'front'),
  state: topics.state(DEFAULT_ROOT, STATION, 'light'),
  power: topics.power(DEFAULT_ROOT, STATION, 'total'),
  env: topics.env(DEFAULT_ROOT, STATION, 'hall'),
  alarm: topics.alarm(DEFAULT_ROOT, STATION, 'smoke'),
  result: topics.result(DEFAULT_ROOT, STATION),
} satisfies Partial<Record<TopicKind, string>>;

type StationKind = keyof typeof stationTopics;
export const kind = fc.constantFrom<StationKind[]>(
  'status',
  'about',
  'people',
  'door',
  'state',
  'power',
  'env',
  'alarm',
  'result',
);

export const validMessage = kind.chain((of) =>
  fc.record({ kind: fc.constant(of), payload: fc.constantFrom(...samples[of].valid) }),
);
export const anyMessage = kind.chain((of) =>
  fc.record({
    kind: fc.constant(of),
    payload: fc.constantFrom(...samples[of].valid, ...samples[of].invalid),
  }),
);
export const arrivedMs = fc.integer({ min: 0, max: 4_102_444_800_000 });

export const receive = (of: StationKind, payload: Uint8Array, retain = false, at = ARRIVED_MS) =>
  decode({ topic: stationTopics[of], payload, retain, arrivedMs: at }, DEFAULT_ROOT);

export const bytes = (payload: unknown): Buffer => Buffer.from(JSON.stringify(payload));
