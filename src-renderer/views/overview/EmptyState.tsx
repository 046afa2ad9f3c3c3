import { Button, Empty } from 'antd';
import { useEffect, useState } from 'react';
import { devicesHref, hrefOf } from '../../app/route.ts';
import { useServices } from '../../app/services.ts';
import { useText } from '../../text/use-text.ts';

/** The contract's topic root, until the settings say which one is in use. */
const USUAL_ROOT = 'waystation/v1';

/** Connected, and nothing there yet: how stations come to be on this page. */
export function EmptyState() {
  const { t } = useText();
  const { client } = useServices();
  const [root, setRoot] = useState(USUAL_ROOT);
  useEffect(() => {
    let left = false;
    // Without an answer the usual root stays: this is a hint, not a setting.
    client.settings.get().then(
      (settings) => {
        if (!left) setRoot(settings.root);
      },
      () => undefined,
    );
    return () => {
      left = true;
    };
  }, [client]);
  return (
    <Empty
      className="empty-state"
      image={Empty.PRESENTED_IMAGE_SIMPLE}
      description={
        <>
          <h2>{t('overview.emptyTitle')}</h2>
          <p>{t('overview.emptyText')}</p>
          <p>
            <code>{t('overview.emptyTopic', { root })}</code>
          </p>
          <p>{t('overview.emptyHow', { root })}</p>
        </>
      }
    >
      <Button href={devicesHref('quarantine')}>{t('devices.quarantine')}</Button>{' '}
      <Button href={hrefOf('settings')}>{t('frame.view.settings')}</Button>
    </Empty>
  );
}
