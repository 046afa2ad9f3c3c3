import { readFileSync } from 'node:fs';
import { DiagnosticSeverity, Parser, type AsyncAPIDocumentInterface } from '@asyncapi/parser';
import { Ajv, type ValidateFunction } from 'ajv';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { ALARM_TYPES, DEVICE_KINDS, GROUPS } from '../../../src-shared/feed/codes.ts';
import { payloads } from '../../../src-shared/feed/payloads.ts';
import { DEFAULT_ROOT, topics, type TopicKind } from '../../../src-shared/feed/topics.ts';
import { samples } from './samples.ts';

const text = readFileSync(new URL('../../../docs/asyncapi.yaml', import.meta.url), 'utf8');
const isKind = (name: string): name is TopicKind => Object.hasOwn(topics, name);
const kinds = Object.keys(topics).filter(isKind);

let parsed: Awaited<ReturnType<Parser['parse']>>;
let validators: Map<string, ValidateFunction>;

const documentOf = ({ document }: typeof parsed): AsyncAPIDocumentInterface => {
  if (document === undefined) throw new Error('docs/asyncapi.yaml is no AsyncAPI document');
  return document;
};

const channelOf = (kind: string) => {
  const channel = documentOf(parsed).channels().get(kind);
  if (channel === undefined) throw new Error(`no channel ${kind}`);
  return channel;
};

const messageOf = (kind: string) => {
  const [message, ...others] = channelOf(kind).messages().all();
  if (message === undefined || others.length > 0) throw new Error(`${kind} must carry one message`);
  return message;
};

const documentTakes = (kind: TopicKind, payload: unknown): boolean =>
  validators.get(kind)?.(payload) === true;
const codeTakes = (kind: TopicKind, payload: unknown): boolean => payloads[kind].safeParse(payload).success;

beforeAll(async () => {
  parsed = await new Parser().parse(text);
  const ajv = new Ajv({ strict: false });
  validators = new Map(
    kinds.map((kind) => [kind, ajv.compile(messageOf(kind).payload()?.json() ?? false)] as const),
  );
});

describe('docs/asyncapi.yaml', () => {
  it('is valid AsyncAPI 3', () => {
    const error: unknown = expect.objectContaining({ severity: DiagnosticSeverity.Error });
    expect(parsed.diagnostics).not.toContainEqual(error);
    expect(documentOf(parsed).version()).toBe('3.0.0');
  });

  it('has the topics of the code, no more and no less', () => {
    const documented = documentOf(parsed)
      .channels()
      .all()
      .map((channel) => [channel.id(), channel.address()]);
    const declared = kinds.map((kind) => [kind, `${DEFAULT_ROOT}/${topics[kind].address}`]);
    expect(Object.fromEntries(documented)).toEqual(Object.fromEntries(declared));
  });

  it.each(kinds)('gives %s the QoS, the retain flag and the direction of the code', (kind) => {
    const { from, qos, retain } = topics[kind];
    const operations = channelOf(kind).operations().all();
    for (const operation of operations)
      expect(operation.bindings().get('mqtt')?.value()).toMatchObject({ qos, retain });
    expect(operations.map((operation) => operation.action())).toContain(
      from === 'station' ? 'receive' : 'send',
    );
  });

  it('names the same codes', () => {
    const schemas = documentOf(parsed).components().schemas();
    const examples = (schema: string, property: string) =>
      schemas.get(schema)?.property(property)?.examples();
    expect(examples('device', 'kind')).toEqual(DEVICE_KINDS);
    expect(examples('door', 'group')).toEqual(GROUPS);
    expect(examples('alarm', 'type')).toEqual(ALARM_TYPES);
  });
});

describe.each(kinds)('a payload of %s', (kind) => {
  it('that is right is taken by the document and by the code', () => {
    const examples = messageOf(kind).examples().all();
    expect(examples).not.toHaveLength(0);
    for (const payload of [...samples[kind].valid, ...examples.map((example) => example.payload())])
      expect({ payload, document: documentTakes(kind, payload), code: codeTakes(kind, payload) }).toEqual({
        payload,
        document: true,
        code: true,
      });
  });

  it.each(samples[kind].invalid)('that is wrong is refused by both: %j', (payload) => {
    expect({ document: documentTakes(kind, payload), code: codeTakes(kind, payload) }).toEqual({
      document: false,
      code: false,
    });
  });

  it('is judged the same by both, whatever stands in its fields', () => {
    const { valid, invalid } = samples[kind];
    // A schema cannot say which time zones exist; the code refuses unknown ones.
    const fields = new Set([...valid, ...invalid].flatMap((payload) => Object.keys(payload)));
    fields.delete('timezone');
    const damage = fc.dictionary(
      fc.constantFrom(...fields),
      fc.oneof(
        fc.jsonValue({ maxDepth: 2 }),
        fc.integer({ min: -20_000, max: 20_000 }),
        fc.constantFrom(...[...valid, ...invalid].flatMap((payload) => Object.values(payload))),
      ),
      { maxKeys: 3 },
    );
    fc.assert(
      fc.property(fc.constantFrom(...valid), damage, (payload, changed) => {
        // As it would come off the wire: without -0 and what else JSON cannot say.
        const sent: unknown = JSON.parse(JSON.stringify({ ...payload, ...changed }));
        expect(documentTakes(kind, sent)).toBe(codeTakes(kind, sent));
      }),
      { numRuns: 300 },
    );
  });
});
