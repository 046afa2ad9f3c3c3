import { ExperimentOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useFeed } from '../live/hooks.ts';
import { HistoryNotice } from './HistoryNotice.tsx';
import { hrefOf, type Route } from './route.ts';
import { SettingsNotice } from './SettingsNotice.tsx';
import { useText } from '../text/use-text.ts';

/** What a person has to know about this console, above every view. */
export function Notices({ route }: { readonly route: Route }) {
  const { t } = useText();
  const demo = useFeed((feed) => feed?.demo ?? false);
  return (
    <>
      {demo && (
        <aside className="notice" aria-label={t('frame.connection.demo')}>
          <ExperimentOutlined aria-hidden="true" />
          <b>{t('frame.demo.title')}</b>
          {route.view !== 'settings' && (
            <Button type="primary" size="small" href={hrefOf('settings')}>
              {t('frame.demo.connect')}
            </Button>
          )}
        </aside>
      )}
      <SettingsNotice />
      <HistoryNotice />
    </>
  );
}
