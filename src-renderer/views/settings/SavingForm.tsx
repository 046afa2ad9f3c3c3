import { Button, Form } from 'antd';
import type { ReactNode } from 'react';
import type { SettingsPatch, SettingsView } from '../../../src-shared/contract/settings.ts';
import { useSaving } from './use-saving.ts';
import { useText } from '../../text/use-text.ts';

export interface SettingsPanel {
  readonly settings: SettingsView;
  readonly onSettings: (settings: SettingsView) => void;
}

interface SavingFormProps extends SettingsPanel {
  readonly title: string;
  /** Once it is saved. */
  readonly afterwards?: (settings: SettingsView) => Promise<void>;
  readonly children: ReactNode;
}

/** A part of the settings that is saved together; beside its button it says what came of it. */
export function SavingForm({ title, settings, onSettings, afterwards, children }: SavingFormProps) {
  const { t } = useText();
  const { busy, note, forget, save } = useSaving(onSettings, afterwards);
  return (
    <section className="panel">
      <h2>{title}</h2>
      <Form<SettingsPatch>
        layout="vertical"
        requiredMark={false}
        initialValues={settings}
        onValuesChange={forget}
        onFinish={(patch) => void save(patch)}
      >
        {children}
        <Button htmlType="submit" loading={busy}>
          {t('settings.apply')}
        </Button>{' '}
        <span role="status">{note}</span>
      </Form>
    </section>
  );
}
