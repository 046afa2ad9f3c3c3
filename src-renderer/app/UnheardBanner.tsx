import { MutedOutlined } from '@ant-design/icons';
import { useHorn } from '../live/hooks.ts';
import { useDumbness } from './dumb.ts';
import { useText } from '../text/use-text.ts';
import './lost.css';

/** An alarm calls and nobody can hear it: then the screen has to, in its biggest letters. */
export function UnheardBanner() {
  const { t } = useText();
  const sounding = useHorn((horn) => horn?.sounding ?? null);
  const dumbness = useDumbness();
  if (sounding === null || dumbness === null) return null;
  return (
    <section className="lost" role="alert" data-unheard={sounding}>
      <MutedOutlined aria-hidden="true" />
      <div>
        <h2>{t('frame.horn.unheard', { alarm: t(`words.alarmOf.${sounding}`) })}</h2>
        <p>{t(`frame.horn.failedDo.${dumbness}`)}</p>
      </div>
    </section>
  );
}
