import { SettingOutlined } from '@ant-design/icons';
import { useServices } from './services.ts';
import { useText } from '../text/use-text.ts';

/** Says that the settings are not those that somebody made, or that none can be made; until the next start. */
export function SettingsNotice() {
  const { t } = useText();
  const { settingsFile } = useServices().hello;
  if (settingsFile.state === 'whole') return null;
  return (
    <aside className="notice" role="alert" data-settings-file={settingsFile.state}>
      <SettingOutlined aria-hidden="true" />
      <b>{t(`settings.file.${settingsFile.state}`)}</b>{' '}
      {settingsFile.state === 'set-aside'
        ? t('settings.file.set-aside-do', { name: settingsFile.name })
        : t('settings.file.read-only-do')}
    </aside>
  );
}
