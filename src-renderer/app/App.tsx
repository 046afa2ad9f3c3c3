import { ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { useEffect, useMemo, useState } from 'react';
import type { i18n } from 'i18next';
import type { Language, Theme } from '../../src-shared/contract/settings.ts';
import { antdTheme } from './antd-theme.ts';
import { Frame } from './Frame.tsx';
import { applyPalette } from './palette.ts';
import { textIn, TextContext } from '../text/use-text.ts';
import { PreferencesContext, useServices, type Preferences } from './services.ts';
import './base.css';

/** No space is put between two Chinese characters. */
const BUTTON = { autoInsertSpace: false };

const LOCALES = { 'zh-CN': zhCN, en: enUS } as const;

/** Language and look around the frame. Both are kept by main, and change at once here. */
export function App({ text }: { readonly text: i18n }) {
  const { client, hello } = useServices();
  const [language, setLanguage] = useState<Language>(hello.language);
  const [theme, setTheme] = useState<Theme>(hello.theme);

  useEffect(() => applyPalette(document.documentElement, theme), [theme]);
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = text.t('frame.name');
  }, [language, text]);

  const preferences = useMemo<Preferences>(
    () => ({
      language,
      theme,
      setLanguage: (next) => {
        void text.changeLanguage(next);
        setLanguage(next);
        void client.settings.look({ language: next });
      },
      setTheme: (next) => {
        setTheme(next);
        void client.settings.look({ theme: next });
      },
    }),
    [client, text, language, theme],
  );

  const spoken = useMemo(() => textIn(text, language), [text, language]);

  return (
    <TextContext value={spoken}>
      <ConfigProvider locale={LOCALES[language]} theme={antdTheme(theme)} button={BUTTON}>
        <PreferencesContext value={preferences}>
          <Frame />
        </PreferencesContext>
      </ConfigProvider>
    </TextContext>
  );
}
