import { expect, it } from 'vitest';
import { rawLines } from '../../../src-renderer/views/devices/raw/raw-lines.ts';
import type { RawMessage } from '../../../src-shared/contract/raw.ts';

const aMessage = (fields: Partial<RawMessage>): RawMessage => ({
  seq: 1,
  atMs: Date.parse('2026-11-25T10:00:00Z'),
  direction: 'in',
  topic: 'waystation/v1/a/people',
  kind: 'people',
  qos: 1,
  retained: false,
  bytes: 17,
  text: '{"in":1,"out":0}',
  problem: null,
  ...fields,
});

it('copies messages a line each, oldest first, with what was wrong with them', () => {
  const listed = [
    aMessage({ seq: 2, text: '', problem: 'not-json', retained: true }),
    aMessage({ direction: 'out' }),
  ];
  expect(rawLines(listed).split('\n')).toEqual([
    '2026-11-25T10:00:00.000Z\tout\twaystation/v1/a/people\tqos 1 17 B\t\t{"in":1,"out":0}',
    '2026-11-25T10:00:00.000Z\tin\twaystation/v1/a/people\tqos 1 retained 17 B\tnot-json\t',
  ]);
});
