import { Button, Popconfirm } from 'antd';
import type { Busy } from './use-broker.ts';
import { useText } from '../../text/use-text.ts';

interface BrokerActionsProps {
  readonly busy: Busy;
  /** False: the demo runs already. */
  readonly hasBroker: boolean;
  readonly onTest: () => void;
  readonly onDemo: () => void;
}

export function BrokerActions({ busy, hasBroker, onTest, onDemo }: BrokerActionsProps) {
  const { t } = useText();
  return (
    <div className="broker-actions">
      <Button size="large" loading={busy === 'test'} disabled={busy === 'save'} onClick={onTest}>
        {t(busy === 'test' ? 'settings.testing' : 'settings.test')}
      </Button>
      <Button
        type="primary"
        size="large"
        htmlType="submit"
        loading={busy === 'save'}
        disabled={busy === 'test'}
      >
        {t('settings.save')}
      </Button>
      {hasBroker && (
        <Popconfirm
          title={t('settings.useDemoAsk')}
          okText={t('settings.yes')}
          cancelText={t('settings.no')}
          onConfirm={onDemo}
        >
          <Button size="large" disabled={busy !== null}>
            {t('settings.useDemo')}
          </Button>
        </Popconfirm>
      )}
    </div>
  );
}
