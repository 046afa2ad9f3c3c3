import { Alert, Segmented, Spin } from 'antd';
import { useEffect, useState } from 'react';
import type { Language, SettingsView, Theme } from '../../../src-shared/contract/settings.ts';
import { usePreferences, useServices } from '../../app/services.ts';
import { reasonOf } from '../../text/reason.ts';
import { ActingPanel } from './ActingPanel.tsx';
import { BrokerPanel } from './BrokerPanel.tsx';
import { EscalationPanel } from './EscalationPanel.tsx';
import { HoursPanel } from './HoursPanel.tsx';
import { KeepPanel } from './KeepPanel.tsx';
import { useText } from '../../text/use-text.ts';

type Loaded =
  | { readonly phase: 'loading' }
  | { readonly phase: 'failed'; readonly reason: string }
  | { readonly phase: 'ready'; readonly settings: SettingsView };

/** What this console connects to, keeps and looks like. */
export function General() {
  const { t } = useText();
  const { client } = useServices();
  const [loaded, setLoaded] = useState<Loaded>({ phase: 'loading' });
  const show = (settings: SettingsView): void => setLoaded({ phase: 'ready', settings });
  useEffect(() => {
    let left = false;
    const settle = (next: Loaded): void => {
      if (!left) setLoaded(next);
    };
    client.settings.get().then(
      (settings) => settle({ phase: 'ready', settings }),
      (error: unknown) => settle({ phase: 'failed', reason: reasonOf(error) }),
    );
    return () => {
      left = true;
    };
  }, [client]);
  return (
    <div className="settings">
      {loaded.phase === 'loading' && <Spin description={t('settings.loading')} />}
      {loaded.phase === 'failed' && (
        <Alert type="error" showIcon title={t('settings.loadFailed', { reason: loaded.reason })} />
      )}
      {loaded.phase === 'ready' && (
        <div className="settings-side">
          <BrokerPanel settings={loaded.settings} onSettings={show} />
          <HoursPanel settings={loaded.settings} onSettings={show} />
        </div>
      )}
      <div className="settings-side">
        <LookPanel />
        {loaded.phase === 'ready' && <EscalationPanel settings={loaded.settings} onSettings={show} />}
        {loaded.phase === 'ready' && <KeepPanel settings={loaded.settings} onSettings={show} />}
        {loaded.phase === 'ready' && <ActingPanel settings={loaded.settings} onSettings={show} />}
        <ProgramPanel />
      </div>
    </div>
  );
}

function LookPanel() {
  const { t } = useText();
  const { language, setLanguage, theme, setTheme } = usePreferences();
  return (
    <section className="panel">
      <h2>{t('settings.look')}</h2>
      <div className="settings-row">
        <span>{t('settings.language')}</span>
        <Segmented<Language>
          aria-label={t('settings.language')}
          value={language}
          onChange={setLanguage}
          options={[
            { value: 'zh-CN', label: '中文' },
            { value: 'en', label: 'English' },
          ]}
        />
      </div>
      <div className="settings-row">
        <span>{t('settings.theme')}</span>
        <Segmented<Theme>
          aria-label={t('settings.theme')}
          value={theme}
          onChange={setTheme}
          options={[
            { value: 'dark', label: t('settings.dark') },
            { value: 'light', label: t('settings.light') },
          ]}
        />
      </div>
    </section>
  );
}

function ProgramPanel() {
  const { t } = useText();
  const { hello } = useServices();
  return (
    <section className="panel">
      <h2>{t('settings.program')}</h2>
      <p>{t('settings.version', { version: hello.programVersion })}</p>
      <p>{t('settings.console', { id: hello.console })}</p>
    </section>
  );
}
