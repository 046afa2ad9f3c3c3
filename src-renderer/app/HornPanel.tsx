import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Priority } from '../../src-shared/domain/event.ts';
import { PRIORITIES } from '../live/alarm-order.ts';
import { useHorn } from '../live/hooks.ts';
import { countOutputs } from '../sound/outputs.ts';
import { burstS, PATTERNS } from '../sound/patterns.ts';
import { useIsDumb } from './dumb.ts';
import { usePreferences, useServices } from './services.ts';

/** Between two bursts of the self-test, ms. */
const PAUSE_MS = 900;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** What is silenced, and the self-test at the start of a shift: all four sounds, the outputs, the voice. */
export default function HornPanel() {
  const { t } = useTranslation();
  const { sound } = useServices();
  const silenced = useHorn((horn) => horn?.silenced ?? 0);
  const isDumb = useIsDumb();
  const [playing, setPlaying] = useState<Priority | null>(null);
  const [outputs, setOutputs] = useState<number | null | undefined>(undefined);

  const test = async (): Promise<void> => {
    const found = await countOutputs();
    setOutputs(found);
    for (const priority of PRIORITIES) {
      setPlaying(priority);
      sound.once(priority);
      await pause(burstS(PATTERNS[priority]) * 1_000 + PAUSE_MS);
    }
    setPlaying(null);
    // The audio clock runs on without a device: only now it is known that nobody hears it.
    if (found === 0) sound.isHeard.set(false);
  };

  return (
    <div className="horn-panel">
      {isDumb && <p role="alert">{t('frame.horn.failedDo')}</p>}
      {silenced > 0 && <p>{t('frame.horn.silencedText', { n: silenced })}</p>}
      <Button block loading={playing !== null} onClick={() => void test()}>
        {playing === null
          ? t('frame.horn.test')
          : t('frame.horn.testing', { priority: t(`words.priority.${playing}`) })}
      </Button>
      {outputs !== undefined && <TestReport outputs={outputs} isOver={playing === null} />}
    </div>
  );
}

function TestReport({ outputs, isOver }: { readonly outputs: number | null; readonly isOver: boolean }) {
  const { t } = useTranslation();
  const { sound } = useServices();
  const { language } = usePreferences();
  return (
    <div role="status">
      {outputs === null && <p>{t('frame.horn.deviceUnknown')}</p>}
      {outputs === 0 && <p className="horn-bad">{t('frame.horn.noDevice')}</p>}
      {outputs !== null && outputs > 0 && <p>{t('frame.horn.device', { n: outputs })}</p>}
      <p>{t(sound.speaks(language) ? 'frame.horn.voice' : 'frame.horn.noVoice')}</p>
      {isOver && <p>{t('frame.horn.heard')}</p>}
    </div>
  );
}
