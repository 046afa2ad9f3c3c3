import type { i18n } from 'i18next';
import { createContext, useContext } from 'react';
import type { Language } from '../../src-shared/contract/settings.ts';
import type { Translate } from './i18n.ts';

/** The words of the window, in the language that it speaks now. */
export interface Text {
  readonly t: Translate;
  readonly language: Language;
}

/**
 * One for the whole window: react-i18next's hook copies the i18n object for each component that says something, and a
 * table of 300 stations has four thousand of those (docs/decisions/0006-memory.md).
 */
export const TextContext = createContext<Text | null>(null);

export const textIn = (text: i18n, language: Language): Text => ({ t: text.getFixedT(language), language });

export function useText(): Text {
  const text = useContext(TextContext);
  if (text === null) throw new Error('the text is provided by App.tsx');
  return text;
}
