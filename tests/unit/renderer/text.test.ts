import { describe, expect, it } from 'vitest';
import { en } from '../../../src-shared/text/en.ts';
import { zhCN } from '../../../src-shared/text/zh-CN.ts';

/** "frame.counts.of" → "{{alarm}} {{n}} 条" */
function flatten(tree: object, path = ''): Map<string, string> {
  const flat = new Map<string, string>();
  for (const [key, value] of Object.entries(tree) as [string, unknown][]) {
    if (typeof value === 'string') flat.set(`${path}${key}`, value);
    else if (typeof value === 'object' && value !== null)
      for (const [below, text] of flatten(value, `${path}${key}.`)) flat.set(below, text);
  }
  return flat;
}

const placeholders = (text: string): string[] => (text.match(/\{\{\w+\}\}/g) ?? []).sort();

const chinese = flatten(zhCN);
const english = flatten(en);

describe('texts', () => {
  it('has the same keys in both languages', () => {
    expect([...english.keys()].sort()).toEqual([...chinese.keys()].sort());
  });

  it('names the same values in both languages', () => {
    for (const [key, text] of chinese)
      expect(placeholders(english.get(key) ?? ''), key).toEqual(placeholders(text));
  });

  it('leaves no text empty', () => {
    for (const [key, text] of [...chinese, ...english]) expect(text.trim(), key).not.toBe('');
  });

  it('speaks no Chinese in English but the name of the language', () => {
    const foreign = [...english].filter(([, text]) => /\p{Script=Han}/u.test(text)).map(([key]) => key);
    expect(foreign.sort()).toEqual(['frame.language', 'frame.languageHint']);
  });
});
