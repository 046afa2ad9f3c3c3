import { Form, InputNumber } from 'antd';
import { SavingForm, type SettingsPanel } from '../SavingForm.tsx';
import { useText } from '../../../text/use-text.ts';

/** As the contract of the settings has it, days. */
const LEAST = 1;
const MOST = 366;

/** How long it is kept who came. */
export function PersonsPanel(props: SettingsPanel) {
  const { t } = useText();
  return (
    <SavingForm {...props} title={t('settings.keepPersons')}>
      <Form.Item
        name="keepPersonsDays"
        label={t('privacy.atMost')}
        extra={t('privacy.atMostHint')}
        rules={[
          {
            required: true,
            type: 'integer',
            min: LEAST,
            max: MOST,
            message: t('settings.range', { min: LEAST, max: MOST }),
          },
        ]}
      >
        <InputNumber<number> className="settings-number" suffix={t('settings.days')} />
      </Form.Item>
    </SavingForm>
  );
}
