import { createInstance, type i18n, type TFunction } from 'i18next';
import { initReactI18next } from 'react-i18next';
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

/** Both languages are in the program: switching needs no file and no wait. */
export function createText(language: Language): i18n {
  const text = createInstance().use(initReactI18next);
  void text.init({
    lng: language,
    fallbackLng: 'zh-CN',
    resources: { 'zh-CN': { translation: zhCN }, en: { translation: en } },
    initAsync: false,
    // React escapes by itself.
    interpolation: { escapeValue: false },
  });
  return text;
}
