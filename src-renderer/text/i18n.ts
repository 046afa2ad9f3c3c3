import { createInstance, type i18n, type TFunction } from 'i18next';
import type { Language } from '../../src-shared/contract/settings.ts';
import { en } from '../../src-shared/text/en.ts';
import { zhCN } from '../../src-shared/text/zh-CN.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof zhCN };
  }
}

/** Text by typed key: a key that does not exist is an error of the compiler. */
export type Translate = TFunction;

const FROM_RIGHT_TO_LEFT = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;

/** A name or note in Hebrew or Arabic letters would turn round the figures beside it in a sentence. */
const isolated = (value: string): string => (FROM_RIGHT_TO_LEFT.test(value) ? `\u2068${value}\u2069` : value);

/** Both languages are in the program: switching needs no file and no wait. */
export function createText(language: Language): i18n {
  const text = createInstance();
  void text.init({
    lng: language,
    fallbackLng: 'zh-CN',
    resources: { 'zh-CN': { translation: zhCN }, en: { translation: en } },
    initAsync: false,
    // React escapes by itself; what is left is the direction of writing.
    interpolation: { escapeValue: true, escape: isolated },
  });
  return text;
}
