import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MASKED, maskNumbers } from '../../../src-main/core/feed/mask.ts';
import { rawText } from '../../../src-main/core/feed/raw-text.ts';
import { RAW_KINDS, type RawKind } from '../../../src-shared/contract/raw.ts';
import { anAboutMessage, aDoorMessage, anOperatorsMessage } from '../../builders/messages.ts';

const bytes = (value: unknown): Buffer => Buffer.from(JSON.stringify(value));
const aKind = fc.constantFrom<RawKind>(...RAW_KINDS);

describe('a payload as a technician sees it', () => {
  it('has what the contract knows at any depth, and of the rest only how many there were', () => {
    const { payload } = anAboutMessage({
      owner: '张三',
      devices: [{ device: 'lamp', kind: 'light', pin: '4711' }],
    });
    const { text, problem } = rawText('about', payload);
    expect(problem).toBeNull();
    expect(text).toContain('"devices":[{"device":"lamp","kind":"light"}]');
    expect(text).toMatch(/ \+1$/);
    for (const hidden of ['张三', 'owner', 'pin', '4711']) expect(text).not.toContain(hidden);
  });

  it('masks who it was, numbers of people, and the password in the address of a camera', () => {
    const door = rawText('door', aDoorMessage({ person: 'tok_1', reason: '请回电 13800000000' }).payload);
    expect(door.text).toContain('"person":"‹…›"');
    expect(door.text).not.toContain('tok_1');
    expect(door.text).toContain('请回电 ‹…›');
    const cam = { device: 'cam', kind: 'camera', url: 'https://admin:secret@10.0.0.2/live.m3u8' };
    const about = rawText('about', anAboutMessage({ devices: [cam] }).payload);
    expect(about.text).toContain('https://‹…›@10.0.0.2/live.m3u8');
    expect(about.text).not.toContain('secret');
  });

  it.each([
    '13800138000',
    '+8613800138000',
    '008613800138000',
    '+86 138-0013-8000',
    '86 13800138000',
    '138 0013 8000',
    '013800138000',
    '41010219900307123X',
  ])('masks %s within a sentence, and leaves other figures', (number) => {
    const { text } = rawText('door', aDoorMessage({ reason: `tel ${number}, 1759651200000` }).payload);
    expect(text).toContain('tel ‹…›, 1759651200000');
  });

  it('masks a mobile number however it is dialled, grouped and embedded', () => {
    const aGap = fc.constantFrom('', ' ', '-');
    const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`));
    const aNumber = fc
      .tuple(
        fc.constantFrom('', '0', '86', '+86', '0086', '+86 ', '0086-'),
        fc.constantFrom('13', '15', '17', '18', '19'),
        digits(1),
        aGap,
        digits(4),
        aGap,
        digits(4),
      )
      .map((parts) => parts.join(''));
    const around = fc.constantFrom('', ' ', '电话', 'tel:', '，', '.');
    fc.assert(
      fc.property(around, aNumber, around, (before, number, after) => {
        expect(maskNumbers(`${before}${number}${after}`)).toBe(`${before}${MASKED}${after}`);
      }),
    );
  });

  it('masks in what breaks the contract, too', () => {
    const { payload } = aDoorMessage({ event: 'eaten', reason: '410105199001011234', face: 'AAAA' });
    const { text, problem } = rawText('door', payload);
    expect(problem).toBe('bad-payload');
    expect(text).toContain('"event":"eaten"');
    for (const hidden of ['410105199001011234', '"face":', 'AAAA']) expect(text).not.toContain(hidden);
  });

  it('tells nothing of what has no place in the contract, and what is wrong with the rest', () => {
    expect(rawText('other', bytes({ name: '张三' }))).toEqual({ text: '', problem: 'bad-topic' });
    expect(rawText('people', Buffer.from('{"in":1,'))).toEqual({ text: '', problem: 'not-json' });
    expect(rawText('people', Buffer.alloc(70_000, 32))).toEqual({ text: '', problem: 'too-large' });
    expect(rawText('status', Buffer.alloc(0))).toEqual({ text: '', problem: null });
  });

  it('knows the payloads of consoles', () => {
    expect(rawText('operatorsAlarm', anOperatorsMessage().payload).problem).toBeNull();
  });

  it('is one line of bounded length without anything hidden in it, whatever came', () => {
    const anything = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.json().map((text) => Buffer.from(text)),
      fc
        .record({
          in: fc.anything(),
          out: fc.anything(),
          text: fc.string({ unit: 'binary' }),
          name: fc.string(),
        })
        .map((value) => Buffer.from(JSON.stringify(value))),
    );
    fc.assert(
      fc.property(aKind, anything, (kind, payload) => {
        const { text } = rawText(kind, payload);
        expect(text.length).toBeLessThanOrEqual(2_000);
        expect(text).not.toMatch(/(?![\u200C\u200D])[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u);
      }),
    );
  });
});
