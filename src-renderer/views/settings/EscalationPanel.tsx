import { Form, InputNumber } from 'antd';
import { PRIORITIES } from '../../live/alarm-order.ts';
import { SavingForm, type SettingsPanel } from './SavingForm.tsx';
import { useText } from '../../text/use-text.ts';

/** As the contract of the settings has it, s. */
const LEAST_S = 10;
const MOST_S = 86_400;

/** After how long an alarm that nobody answers calls louder, by priority. */
export function EscalationPanel(props: SettingsPanel) {
  const { t } = useText();
  return (
    <SavingForm {...props} title={t('settings.escalation')}>
      <p>{t('settings.escalationText')}</p>
      {PRIORITIES.map((priority) => (
        <Form.Item
          key={priority}
          name={['escalateAfterS', priority]}
          label={t(`words.priority.${priority}`)}
          rules={[
            {
              type: 'integer',
              min: LEAST_S,
              max: MOST_S,
              message: t('settings.range', { min: LEAST_S, max: MOST_S }),
            },
          ]}
        >
          <InputNumber<number>
            className="settings-number"
            placeholder={t('settings.never')}
            suffix={t('settings.seconds')}
          />
        </Form.Item>
      ))}
    </SavingForm>
  );
}
