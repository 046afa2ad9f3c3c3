import { BellOutlined, DownOutlined, MutedOutlined, SoundOutlined, WarningOutlined } from '@ant-design/icons';
import { Button, Popover, Space } from 'antd';
import { deferred } from '../components/deferred.ts';
import { useHorn } from '../live/hooks.ts';
import { useDumbness } from './dumb.ts';
import { useServices } from './services.ts';
import { useText } from '../text/use-text.ts';
import './horn.css';

const HornPanel = deferred(() => import('./HornPanel.tsx'));

/** What sounds, and the button that silences it. Silencing acknowledges nothing. */
export function Horn() {
  const { t } = useText();
  const { alarmDesk } = useServices();
  const sounding = useHorn((horn) => horn?.sounding ?? null);
  const silenced = useHorn((horn) => horn?.silenced ?? 0);
  const dumbness = useDumbness();
  const isDumb = dumbness !== null;
  const said =
    sounding === null
      ? t('frame.horn.silent')
      : t('frame.horn.sounding', { alarm: t(`words.alarmOf.${sounding}`) });
  const hint = sounding === null ? t('frame.horn.nothing') : t('frame.horn.silenceHint');
  const quiet = silenced > 0 ? t('frame.horn.silenced', { n: silenced }) : null;
  const words = isDumb
    ? [t('frame.horn.failed')]
    : [sounding === null ? null : t('frame.horn.silence'), quiet].filter((word) => word !== null);
  // Begins as it is written on the button: who speaks to the computer says what he sees.
  const written = [...words, ...(sounding === null ? [] : ['S'])].join(' ');
  return (
    <Space.Compact className={`horn horn-${sounding ?? 'silent'}`}>
      <Button
        data-sounding={sounding !== null}
        icon={
          isDumb ? <WarningOutlined /> : <HornIcon isSounding={sounding !== null} isSilenced={silenced > 0} />
        }
        title={isDumb ? t(`frame.horn.failedDo.${dumbness}`) : hint}
        aria-label={[written, said, hint].filter((part) => part !== '').join('; ')}
        aria-keyshortcuts="s"
        onClick={alarmDesk.silence}
      >
        {words.map((word) => (
          <span key={word} className={isDumb ? 'horn-word horn-bad' : 'horn-word'}>
            {word}{' '}
          </span>
        ))}
        {sounding !== null && <kbd>S</kbd>}
      </Button>
      <Popover trigger="click" placement="bottomRight" content={<HornPanel />}>
        <Button icon={<DownOutlined />} aria-label={t('frame.horn.more')} title={t('frame.horn.more')} />
      </Popover>
    </Space.Compact>
  );
}

interface HornIconProps {
  readonly isSounding: boolean;
  readonly isSilenced: boolean;
}

function HornIcon({ isSounding, isSilenced }: HornIconProps) {
  if (isSounding) return <SoundOutlined />;
  return isSilenced ? <MutedOutlined /> : <BellOutlined />;
}
