import { Button, Space } from 'antd';
import { useState } from 'react';
import type { Priority } from '../../src-shared/domain/event.ts';
import { PRIORITIES } from '../live/alarm-order.ts';
import { useHorn } from '../live/hooks.ts';
import { countOutputs } from '../sound/outputs.ts';
import { burstS, PATTERNS } from '../sound/patterns.ts';
import { useDumbness } from './dumb.ts';
import { usePreferences, useServices } from './services.ts';
import { useText } from '../text/use-text.ts';

/** Between two bursts of the self-test, ms. */
const PAUSE_MS = 900;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** What is silenced, and the self-test at the start of a shift: all four sounds, the outputs, the voice. */
export default function HornPanel() {
  const { t } = useText();
  const { sound } = useServices();
  const silenced = useHorn((horn) => horn?.silenced ?? 0);
  const dumbness = useDumbness();
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
      {dumbness !== null && <p role="alert">{t(`frame.horn.failedDo.${dumbness}`)}</p>}
      {silenced > 0 && <p>{t('frame.horn.silencedText', { n: silenced })}</p>}
      <Button block loading={playing !== null} onClick={() => void test()}>
        {playing === null
          ? t('frame.horn.test')
          : t('frame.horn.testing', { alarm: t(`words.alarmOf.${playing}`) })}
      </Button>
      {outputs !== undefined && <TestReport outputs={outputs} isOver={playing === null} />}
    </div>
  );
}

function TestReport({ outputs, isOver }: { readonly outputs: number | null; readonly isOver: boolean }) {
  const { t } = useText();
  const { sound } = useServices();
  const { language } = usePreferences();
  return (
    <div role="status">
      {outputs === null && <p>{t('frame.horn.deviceUnknown')}</p>}
      {outputs === 0 && <p className="horn-bad">{t('frame.horn.noDevice')}</p>}
      {outputs !== null && outputs > 0 && <p>{t('frame.horn.device', { n: outputs })}</p>}
      <p>{t(sound.speaks(language) ? 'frame.horn.voice' : 'frame.horn.noVoice')}</p>
      {isOver && <Heard />}
    </div>
  );
}

/** Only an ear knows whether it was loud enough, in this room, today. */
function Heard() {
  const { t } = useText();
  const { client } = useServices();
  const [answer, setAnswer] = useState<'yes' | 'no' | 'failed' | null>(null);
  const say = (heard: boolean): void => {
    client.alarms.soundHeard({ heard }).then(
      () => setAnswer(heard ? 'yes' : 'no'),
      () => setAnswer('failed'),
    );
  };
  return (
    <>
      <p>{t('frame.horn.heard')}</p>
      <Space.Compact block>
        <Button block data-heard="yes" onClick={() => say(true)}>
          {t('frame.horn.heardYes')}
        </Button>
        <Button block data-heard="no" onClick={() => say(false)}>
          {t('frame.horn.heardNo')}
        </Button>
      </Space.Compact>
      {answer !== null && (
        <p className={answer === 'yes' ? '' : 'horn-bad'}>{t(`frame.horn.answer.${answer}`)}</p>
      )}
    </>
  );
}
