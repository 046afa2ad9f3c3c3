import { App, Button, Form, Input, Popconfirm } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BrokerTest } from '../../../src-shared/contract/port.ts';
import type { SettingsView } from '../../../src-shared/contract/settings.ts';
import { useServices } from '../../app/services.ts';
import { reasonOf } from '../../text/reason.ts';
import { fieldsOf, inputOf, type BrokerFields } from './model.ts';
import { TestResult } from './TestResult.tsx';
import { UrlFields } from './UrlFields.tsx';

interface BrokerPanelProps {
  readonly settings: SettingsView;
  readonly onSettings: (settings: SettingsView) => void;
}

type Busy = 'test' | 'save' | null;

/** The broker: try it, then save it and go over to it. */
export function BrokerPanel({ settings, onSettings }: BrokerPanelProps) {
  const { t } = useTranslation();
  const { broker } = settings;
  const [form] = Form.useForm<BrokerFields>();
  const { busy, result, forget, test, save, goDemo } = useBrokerActions(settings, onSettings);
  return (
    <section className="panel broker">
      <h2>{t('settings.broker')}</h2>
      <p>
        {broker === null
          ? t('settings.demoNow')
          : t('settings.brokerNow', { broker: broker.urls.join(', ') })}
      </p>
      <p className="settings-hint">{t('settings.brokerText')}</p>
      <Form<BrokerFields>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={fieldsOf(broker)}
        onValuesChange={forget}
        onFinish={(fields) => void save(fields)}
      >
        <UrlFields />
        <div className="broker-account">
          <Form.Item name="username" label={t('settings.username')}>
            <Input autoComplete="off" maxLength={256} />
          </Form.Item>
          <Form.Item
            name="password"
            label={t('settings.password')}
            extra={settings.canKeepSecrets ? undefined : t('settings.noSecrets')}
          >
            <Input.Password
              autoComplete="new-password"
              maxLength={1_024}
              placeholder={broker?.hasPassword === true ? t('settings.passwordKept') : ''}
            />
          </Form.Item>
        </div>
        <Form.Item name="caFile" label={t('settings.caFile')} extra={t('settings.caFileHint')}>
          <Input maxLength={1_024} />
        </Form.Item>
        <TestResult result={result} />
        <div className="broker-actions">
          <Button
            size="large"
            loading={busy === 'test'}
            disabled={busy === 'save'}
            onClick={() => void form.validateFields().then(test, () => undefined)}
          >
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
          {broker !== null && (
            <Popconfirm
              title={t('settings.useDemoAsk')}
              okText={t('settings.yes')}
              cancelText={t('settings.no')}
              onConfirm={() => void goDemo()}
            >
              <Button size="large">{t('settings.useDemo')}</Button>
            </Popconfirm>
          )}
        </div>
      </Form>
    </section>
  );
}

function useBrokerActions(settings: SettingsView, onSettings: (settings: SettingsView) => void) {
  const { t } = useTranslation();
  const { client } = useServices();
  const { message } = App.useApp();
  const [busy, setBusy] = useState<Busy>(null);
  const [result, setResult] = useState<BrokerTest | null>(null);

  const doing = async (what: Busy, work: () => Promise<void>): Promise<void> => {
    setBusy(what);
    try {
      await work();
    } catch (error) {
      message.error(t('settings.saveFailed', { reason: reasonOf(error) }));
    } finally {
      setBusy(null);
    }
  };
  return {
    busy,
    result,
    /** What was tried is no longer what the fields say. */
    forget: () => setResult(null),
    test: (fields: BrokerFields) =>
      doing('test', async () => setResult(await client.broker.test(inputOf(fields, settings.broker)))),
    save: (fields: BrokerFields) =>
      doing('save', async () => {
        onSettings(await client.settings.useBroker(inputOf(fields, settings.broker)));
        message.success(t('settings.saved'));
      }),
    goDemo: () => doing('save', async () => onSettings(await client.settings.useDemo())),
  };
}
