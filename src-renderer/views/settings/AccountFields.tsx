import { Form, Input } from 'antd';
import type { SettingsView } from '../../../src-shared/contract/settings.ts';
import { useText } from '../../text/use-text.ts';

/** As the contract has them. */
const USERNAME_MAX = 256;
const SECRET_MAX = 1_024;

/** Who the console is to the broker, and whom it trusts. A stored password is never shown. */
export function AccountFields({ settings }: { readonly settings: SettingsView }) {
  const { t } = useText();
  const { broker, canKeepSecrets } = settings;
  return (
    <>
      <div className="broker-account">
        <Form.Item name="username" label={t('settings.username')}>
          <Input autoComplete="off" maxLength={USERNAME_MAX} />
        </Form.Item>
        <Form.Item
          name="password"
          label={t('settings.password')}
          extra={canKeepSecrets ? undefined : t('settings.noSecrets')}
        >
          <Input.Password
            autoComplete="new-password"
            maxLength={SECRET_MAX}
            placeholder={broker?.hasPassword === true ? t('settings.passwordKept') : ''}
          />
        </Form.Item>
      </div>
      <Form.Item name="caFile" label={t('settings.caFile')} extra={t('settings.caFileHint')}>
        <Input maxLength={SECRET_MAX} />
      </Form.Item>
      <div className="broker-account">
        <Form.Item name="certFile" label={t('settings.certFile')} extra={t('settings.certFileHint')}>
          <Input maxLength={SECRET_MAX} />
        </Form.Item>
        <Form.Item
          name="keyFile"
          label={t('settings.keyFile')}
          extra={t(canKeepSecrets ? 'settings.keyFileHint' : 'settings.keyFileStays')}
        >
          <Input
            maxLength={SECRET_MAX}
            placeholder={broker?.hasKey === true ? t('settings.passwordKept') : ''}
          />
        </Form.Item>
      </div>
    </>
  );
}
