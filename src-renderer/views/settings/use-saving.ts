import { useState } from 'react';
import type { SettingsPatch, SettingsView } from '../../../src-shared/contract/settings.ts';
import { useServices } from '../../app/services.ts';
import { whyNot } from '../../text/reason.ts';
import { useText } from '../../text/use-text.ts';

/** Saves a part of the settings, then does what follows from it, and says beside the button what came of it. */
export function useSaving(
  onSettings: (settings: SettingsView) => void,
  afterwards: (settings: SettingsView) => Promise<void> = () => Promise.resolve(),
) {
  const { t } = useText();
  const { client } = useServices();
  const [busy, setBusy] = useState(false);
  const [note, setNote] = useState('');
  return {
    busy,
    note,
    forget: () => setNote(''),
    save: async (patch: SettingsPatch): Promise<void> => {
      setBusy(true);
      try {
        const settings = await client.settings.change(patch);
        onSettings(settings);
        await afterwards(settings);
        setNote(t('settings.applied'));
      } catch (error) {
        setNote(t('settings.saveFailed', { reason: whyNot(error, t) }));
      } finally {
        setBusy(false);
      }
    },
  };
}
