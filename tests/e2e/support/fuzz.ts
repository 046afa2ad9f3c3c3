import fc from 'fast-check';
import { DEFAULT_ROOT } from '../../../src-shared/feed/topics.ts';

export interface FuzzedMessage {
  readonly topic: string;
  readonly payload: Buffer;
  readonly qos: 0 | 1;
}

const KINDS = [
  'status',
  'about',
  'people',
  'door/front',
  'state/front',
  'power/total',
  'env/hall',
  'alarm/smoke',
  'result',
];

/** Field names of the contract, so that half-right payloads come up. */
const FIELDS = [
  'id',
  'ts',
  'seq',
  'state',
  'session',
  'in',
  'out',
  'inside',
  'event',
  'on',
  'level',
  'lock',
  'active',
  'type',
  'priority',
  'w',
  'kwh',
  'c',
  'devices',
  '__proto__',
  'face',
  'idcard',
];

const junk = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom(
    -1,
    1e308,
    0.5,
    '',
    'online',
    'locked',
    '9999-99-99T99:99:99Z',
    '\u0000',
    '<b>',
    null,
    true,
  ),
);

/** Bytes, broken JSON, JSON of all kinds, and objects with the right names and wrong values. */
const payload = fc.oneof(
  { weight: 2, arbitrary: fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)) },
  { weight: 1, arbitrary: fc.json().map((text) => Buffer.from(text.slice(0, -1))) },
  { weight: 2, arbitrary: fc.json().map((text) => Buffer.from(text)) },
  {
    weight: 5,
    arbitrary: fc
      .dictionary(fc.constantFrom(...FIELDS), junk)
      .map((value) => Buffer.from(JSON.stringify(value))),
  },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 2_000 }).map((depth) => Buffer.from('['.repeat(depth))) },
);

/** What a broken gateway of one of these stations might send on topics of the contract. */
export function fuzzedMessage(stations: readonly string[]): fc.Arbitrary<FuzzedMessage> {
  return fc.record({
    topic: fc
      .tuple(fc.constantFrom(...stations), fc.constantFrom(...KINDS))
      .map(([station, kind]) => `${DEFAULT_ROOT}/${station}/${kind}`),
    payload,
    qos: fc.constantFrom(0, 1),
  });
}
