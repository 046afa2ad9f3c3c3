import type { i18n } from 'i18next';
import type { Language } from '../../src-shared/contract/settings.ts';
import type { AlarmView } from '../../src-shared/domain/alarm/alarm-view.ts';
import { watched, type Watched } from '../app/watched.ts';
import type { LiveStore } from '../live/live-store.ts';
import { alarmTypeLabel, placeName } from '../text/labels.ts';
import { announce, NOTHING_ANNOUNCED } from './announce.ts';
import { followOutputs } from './hearing.ts';
import { countOutputs } from './outputs.ts';
import { createTones, type Tones } from './tones.ts';
import { createVoice, type Voice } from './voice.ts';

export interface HornSound {
  /** False once the horn should be heard and the computer plays nothing; null before anything was played. */
  readonly isHeard: Watched<boolean | null>;
  /** Nothing to play it on, as far as the computer tells; known before anything has to be heard. */
  readonly isOutputMissing: Watched<boolean>;
  readonly once: Tones['once'];
  readonly speaks: Voice['speaks'];
}

/** How often a sentence may be due, ms. */
const LOOK_MS = 1_000;

interface HornSoundOptions {
  readonly store: LiveStore;
  readonly text: i18n;
  readonly openAudio: () => AudioContext;
  readonly speech: SpeechSynthesis;
  readonly now: () => number;
  /** False in the second window: the first one sounds, and two would not be in step. */
  readonly sounds: boolean;
}

/** Follows the horn from the live store, whatever the page shows and whether or not it is seen. */
export function startHornSound({ store, text, openAudio, speech, now, sounds }: HornSoundOptions): HornSound {
  const isHeard = watched<boolean | null>(null);
  const isOutputMissing = watched(false);
  const tones = createTones(openAudio, isHeard.set);
  const voice = createVoice(speech);
  let announced = NOTHING_ANNOUNCED;
  let looking: ReturnType<typeof setInterval> | null = null;

  const speak = (): void => {
    const { say, next } = announce(announced, store.alarms(), store.horn()?.sounding ?? null, now());
    announced = next;
    if (say !== null) voice.say(sentenceOf(say, store, text), languageOf(text));
  };

  const follow = (): void => {
    const sounding = store.horn()?.sounding ?? null;
    if (sounding === null) {
      tones.stop();
      voice.stop();
      if (looking !== null) clearInterval(looking);
      looking = null;
      return;
    }
    tones.start(sounding, store.horn()?.escalated ?? false);
    looking ??= setInterval(speak, LOOK_MS);
    speak();
  };

  if (sounds) {
    store.subscribe('horn', follow);
    follow();
    const isSounding = (): boolean => (store.horn()?.sounding ?? null) !== null;
    followOutputs({ isHeard, isOutputMissing, countOutputs, isSounding, prove: tones.prove });
  }
  return { isHeard, isOutputMissing, once: tones.once, speaks: voice.speaks };
}

const languageOf = ({ language }: i18n): Language => (language === 'en' ? 'en' : 'zh-CN');

function sentenceOf(alarm: AlarmView, store: LiveStore, text: i18n): string {
  const { t, language } = text;
  const station = store.station(alarm.station);
  return t('frame.horn.sentence', {
    alarm: t(`words.alarmOf.${alarm.priority}`),
    station: placeName(alarm.station, station, language, t),
    type: alarmTypeLabel(alarm.type, t),
  });
}
