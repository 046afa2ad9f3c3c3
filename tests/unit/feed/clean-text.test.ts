import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanText, cleanTextOrNull } from '../../../src-main/core/feed/clean-text.ts';

describe('a text for people', () => {
  it.each([
    ['stays as it is', '大厅烟感报警 <b>1</b>', '大厅烟感报警 <b>1</b>'],
    ['keeps joined emoji', '👩‍🚒', '👩‍🚒'],
    ['becomes one line', 'smoke\r\nhall\tleft', 'smoke hall left'],
    ['loses terminal controls', '\u001b[31mred\u0007', '[31mred'],
    ['loses what turns the reading direction', 'door \u202Eneddih\u202C', 'door neddih'],
    ['loses lone surrogates', 'a\ud800b', 'ab'],
    ['loses what cannot be seen', '\ufeffa\u200bb', 'ab'],
  ])('%s', (_name, sent, shown) => {
    expect(cleanText(sent, 50)).toBe(shown);
  });

  it.each([
    ['1234567890', '1234567890'],
    ['12345678901', '123456789…'],
    ['12345678😀01', '12345678…'],
  ])('is cut at its bound, but never within a character: %s', (sent, shown) => {
    expect(cleanText(sent, 10)).toBe(shown);
  });

  it('is null where nothing is left to show', () => {
    expect([null, undefined, '', ' \n', '\u202e'].map((text) => cleanTextOrNull(text, 10))).toEqual(
      Array(5).fill(null),
    );
  });

  it('is well-formed, on one line and within its bound, whatever was sent', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 80 }),
        fc.integer({ min: 1, max: 40 }),
        (sent, most) => {
          const shown = cleanText(sent, most);
          expect(shown.length).toBeLessThanOrEqual(most);
          expect(shown).not.toMatch(/[\p{Cc}\p{Cs}\u2028\u2029\u202A-\u202E\u2066-\u2069]/u);
        },
      ),
    );
  });
});
