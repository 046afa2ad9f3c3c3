import { Form } from 'antd';
import type { SettingsView } from '../../../src-shared/contract/settings.ts';
import { useFeed } from '../../live/hooks.ts';
import { AccountFields } from './AccountFields.tsx';
import { BrokerActions } from './BrokerActions.tsx';
import { fieldsOf, type BrokerFields } from './model.ts';
import { OutcomeNote } from './OutcomeNote.tsx';
import { UrlFields } from './UrlFields.tsx';
import { useBroker } from './use-broker.ts';
import { useText } from '../../text/use-text.ts';

interface BrokerPanelProps {
  readonly settings: SettingsView;
  readonly onSettings: (settings: SettingsView) => void;
}

/** The broker: try it, then save it and go over to it. */
export function BrokerPanel({ settings, onSettings }: BrokerPanelProps) {
  const { t } = useText();
  const { broker } = settings;
  const isDemo = useFeed((feed) => feed?.demo ?? broker === null);
  const inUse = useFeed((feed) => feed?.broker ?? broker?.urls.join(', ') ?? '');
  const [form] = Form.useForm<BrokerFields>();
  const { busy, outcome, forget, test, save, goDemo } = useBroker(settings, onSettings);
  return (
    <section className="panel broker">
      <h2>{t('settings.broker')}</h2>
      <p>
        {isDemo ? t('settings.demoNow') : t('settings.brokerNow', { broker: inUse })}{' '}
        {!isDemo && broker === null && t('settings.brokerOfLaunch')}
      </p>
      <p className="settings-hint">{t('settings.brokerText')}</p>
      <Form<BrokerFields>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={fieldsOf(broker)}
        onValuesChange={forget}
        onFinish={save}
      >
        <UrlFields />
        <AccountFields settings={settings} />
        <OutcomeNote outcome={outcome} />
        <BrokerActions
          busy={busy}
          hasBroker={!isDemo}
          onTest={() => void form.validateFields().then(test, () => undefined)}
          onDemo={goDemo}
        />
      </Form>
    </section>
  );
}
