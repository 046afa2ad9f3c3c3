import { BlockOutlined, BulbOutlined, QuestionCircleOutlined, TranslationOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useCallback } from 'react';
import { Ticking } from '../components/Ticking.tsx';
import { useZone } from '../live/hooks.ts';
import { formatTime } from '../text/format.ts';
import { AlarmCounts } from './AlarmCounts.tsx';
import { ConnectionPill } from './ConnectionPill.tsx';
import { HealthPill } from './HealthPill.tsx';
import { OperatorPill } from './OperatorPill.tsx';
import { Horn } from './Horn.tsx';
import type { Route } from './route.ts';
import { usePreferences, useServices } from './services.ts';
import { useText } from '../text/use-text.ts';

interface TopBarProps {
  readonly route: Route;
  readonly onHelp: () => void;
}

export function TopBar({ route, onHelp }: TopBarProps) {
  const { t } = useText();
  const { language, theme, setLanguage, setTheme } = usePreferences();
  const { client } = useServices();
  const themeHint = t(theme === 'dark' ? 'frame.theme.toLight' : 'frame.theme.toDark');
  return (
    <header className="topbar">
      <h1>{t(`frame.view.${route.view}`)}</h1>
      <ConnectionPill />
      <span className="topbar-gap" />
      <AlarmCounts />
      <Horn />
      <HealthPill />
      <OperatorPill />
      <span className="topbar-tools">
        <Button
          type="text"
          icon={<TranslationOutlined />}
          title={t('frame.languageHint')}
          aria-label={t('frame.language')}
          onClick={() => setLanguage(language === 'en' ? 'zh-CN' : 'en')}
        >
          <span className="topbar-word">{t('frame.language')}</span>
        </Button>
        <Button
          type="text"
          icon={<BlockOutlined />}
          title={t('frame.secondWindow')}
          aria-label={t('frame.secondWindow')}
          onClick={() => void client.window.openSecond()}
        />
        <Button
          type="text"
          icon={<BulbOutlined />}
          title={themeHint}
          aria-label={themeHint}
          onClick={() => setTheme(theme === 'dark' ? 'light' : 'dark')}
        />
        <Button
          type="text"
          icon={<QuestionCircleOutlined />}
          title={`${t('frame.help')} (?)`}
          aria-label={t('frame.help')}
          onClick={onHelp}
        />
      </span>
      <Clock />
    </header>
  );
}

function Clock() {
  const { t } = useText();
  const zone = useZone();
  const text = useCallback((nowMs: number) => formatTime(nowMs, zone), [zone]);
  const label = zone === undefined ? t('frame.clock') : t('frame.clockOf', { zone });
  return <Ticking className="clock" role="timer" aria-label={label} title={label} text={text} />;
}
