import type { Language } from '../../src-shared/contract/settings.ts';

export interface Voice {
  /** Says it now and drops what was being said; without a voice of the language it says nothing. */
  readonly say: (sentence: string, language: Language) => void;
  readonly stop: () => void;
  readonly speaks: (language: Language) => boolean;
}

/** The system's speech. It only ever adds to the tones: a computer without voices misses nothing but the words. */
export function createVoice(speech: SpeechSynthesis): Voice {
  // Chromium fills the list later than it is first asked for.
  speech.getVoices();
  const voiceFor = (language: Language): SpeechSynthesisVoice | null =>
    pickVoice(speech.getVoices(), language);
  return {
    speaks: (language) => voiceFor(language) !== null,
    stop: () => speech.cancel(),
    say: (sentence, language) => {
      const voice = voiceFor(language);
      if (voice === null) return;
      speech.cancel();
      const words = new SpeechSynthesisUtterance(sentence);
      words.voice = voice;
      words.lang = voice.lang;
      speech.speak(words);
    },
  };
}

/** A voice of this computer rather than one that needs the network; null without any of the language. */
export function pickVoice<V extends Pick<SpeechSynthesisVoice, 'lang' | 'localService'>>(
  voices: readonly V[],
  language: Language,
): V | null {
  const [wanted = ''] = language.toLowerCase().split('-');
  const able = voices.filter(({ lang }) => lang.toLowerCase().split(/[-_]/)[0] === wanted);
  return able.find(({ localService }) => localService) ?? able[0] ?? null;
}
