import { Checkbox, Form } from 'antd';
import { SavingForm, type SettingsPanel } from './SavingForm.tsx';
import { useText } from '../../text/use-text.ts';

/** What acting asks for beyond a signed-in operator. */
export function ActingPanel(props: SettingsPanel) {
  const { t } = useText();
  return (
    <SavingForm {...props} title={t('settings.acting')}>
      <Form.Item name="unlockNeedsTwo" valuePropName="checked">
        <Checkbox>{t('settings.unlockNeedsTwo')}</Checkbox>
      </Form.Item>
    </SavingForm>
  );
}
