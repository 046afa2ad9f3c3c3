import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyMessage, bytes, receive } from './arbitraries.ts';

describe('personal data', () => {
  const FORBIDDEN = [
    'image',
    'face',
    'faceImage',
    'photo',
    'idcard',
    'id_card',
    'phone',
    'mobile',
    '姓名',
    '身份证',
    '手机',
  ];
  const SECRET = 'PLANTED';
  const anyCase = (name: string) =>
    fc
      .array(fc.boolean(), { minLength: name.length, maxLength: name.length })
      .map((upper) =>
        Array.from(name, (letter, at) => (upper[at] === true ? letter.toUpperCase() : letter)).join(''),
      );
  const secret = fc.constantFrom<unknown[]>(SECRET, [SECRET], { data: SECRET }, { phone: { [SECRET]: 1 } });
  const planting = fc.constantFrom(...FORBIDDEN).chain((name) => fc.tuple(anyCase(name), secret));

  /** Puts the field into every object of the payload, at any depth. */
  const plant = (value: unknown, name: string, planted: unknown): unknown => {
    if (Array.isArray(value)) return value.map((item) => plant(item, name, planted));
    if (typeof value !== 'object' || value === null) return value;
    const inside = Object.entries(value).map(([key, item]) => [key, plant(item, name, planted)] as const);
    return { ...Object.fromEntries(inside), [name]: planted };
  };

  const expectGone = (decoded: unknown, name: string): void => {
    const written = JSON.stringify(decoded);
    expect(written).not.toContain(SECRET);
    // As a field it is followed by a colon; the value "face" of `method` is no personal data.
    expect(written).not.toContain(`"${name}":`);
    expect(written).not.toContain(`\\"${name}\\":`);
  };

  it('is gone from what is decoded and from what is put aside, at any depth and in any letter case', () => {
    fc.assert(
      fc.property(anyMessage, planting, (message, [name, planted]) => {
        expectGone(receive(message.kind, bytes(plant(message.payload, name, planted))), name);
      }),
    );
  });

  it('is gone from what is no JSON any more', () => {
    fc.assert(
      fc.property(anyMessage, planting, fc.nat({ max: 8 }), (message, [name, planted], lost) => {
        const whole = bytes(plant(message.payload, name, planted));
        expectGone(receive(message.kind, whole.subarray(0, whole.length - 1 - lost)), name);
      }),
    );
  });

  it('leaves no trace in a derived id, not even as a hash', () => {
    const idOf = (phone: string): unknown => {
      const decoded = receive('people', bytes({ in: 1, out: 0, phone }));
      return decoded.kind === 'event' ? decoded.event.id : decoded;
    };
    expect(idOf('13800138000')).toBe(idOf('13900139000'));
  });

  it.each([
    ['tok_7f3a', 'tok_7f3a'],
    ['urn:uuid:6f9619ff-8b86-d011-b42d-00cf4fc964ff', 'urn:uuid:6f9619ff-8b86-d011-b42d-00cf4fc964ff'],
    ['13800138000', null],
    ['+8613800138000', null],
    ['41010219900307123X', null],
    ['张三', null],
    ['Zhang San', null],
    ['zhang@example.com', null],
    ['x'.repeat(65), null],
  ])('is no token: of the person %s the event keeps %s', (person, kept) => {
    expect(receive('door', bytes({ event: 'granted', person }))).toMatchObject({
      kind: 'event',
      event: { event: 'granted', person: kept },
    });
  });

  it('in the place of the token is not shown to the technician either', () => {
    const decoded = receive('door', bytes({ event: 'ajar', person: '张三' }));
    expect(decoded.kind).toBe('quarantined');
    expect(JSON.stringify(decoded)).not.toContain('张三');
  });
});
