import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Alert, Button, Empty, Form, Input, Spin } from 'antd';
import { useEffect, useState } from 'react';
import type { SettingsPatch, SettingsView } from '../../../src-shared/contract/settings.ts';
import { GROUP_NAME_MOST, GROUPS_MOST } from '../../../src-shared/contract/settings.ts';
import { useServices } from '../../app/services.ts';
import { StationsPicked } from '../../groups/StationsPicked.tsx';
import { useText } from '../../text/use-text.ts';
import { whyNot } from '../../text/reason.ts';
import { useSaving } from './use-saving.ts';

/** Stations under a name, to be chosen together wherever stations are chosen. */
export function GroupsPage() {
  const { t } = useText();
  const { client } = useServices();
  const [settings, setSettings] = useState<SettingsView | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  useEffect(() => {
    client.settings.get().then(setSettings, setFailure);
  }, [client]);
  if (failure !== null)
    return <Alert type="error" showIcon title={t('settings.loadFailed', { reason: whyNot(failure, t) })} />;
  if (settings === null) return <Spin description={t('settings.loading')} />;
  return (
    <section className="panel groups">
      <h2>{t('settings.groups.title')}</h2>
      <p className="settings-hint">{t('settings.groups.text')}</p>
      <Groups settings={settings} />
    </section>
  );
}

function Groups({ settings }: { readonly settings: SettingsView }) {
  const { t } = useText();
  const { stationGroups } = useServices();
  const { busy, note, forget, save } = useSaving(() => stationGroups.refresh());
  return (
    <Form<Pick<SettingsPatch, 'stationGroups'>>
      requiredMark={false}
      initialValues={settings}
      onValuesChange={forget}
      onFinish={(patch) => void save(patch)}
      data-form="groups"
    >
      <Form.List name="stationGroups">
        {(fields, { add, remove }) => (
          <>
            {fields.length === 0 && (
              <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('settings.groups.empty')} />
            )}
            {fields.map(({ key, name }) => (
              <GroupRow key={key} at={name} onRemove={() => remove(name)} />
            ))}
            <div className="groups-row">
              <Button
                icon={<PlusOutlined />}
                disabled={fields.length >= GROUPS_MOST}
                onClick={() => add({ id: crypto.randomUUID(), name: '', stations: [] })}
              >
                {t('settings.groups.add')}
              </Button>
              <Button type="primary" htmlType="submit" loading={busy}>
                {t('settings.apply')}
              </Button>
              <span role="status">{note}</span>
            </div>
          </>
        )}
      </Form.List>
    </Form>
  );
}

function GroupRow({ at, onRemove }: { readonly at: number; readonly onRemove: () => void }) {
  const { t } = useText();
  const form = Form.useFormInstance<Pick<SettingsView, 'stationGroups'>>();
  const isTaken = (name: string): boolean => {
    const { stationGroups } = form.getFieldsValue(true) as Pick<SettingsView, 'stationGroups'>;
    return stationGroups.filter((group) => group.name.trim() === name.trim()).length > 1;
  };
  return (
    <div className="groups-row" data-group={at}>
      <Form.Item name={[at, 'id']} hidden>
        <Input />
      </Form.Item>
      <Form.Item
        name={[at, 'name']}
        rules={[
          { required: true, whitespace: true, message: t('settings.groups.nameNeeded') },
          {
            validator: (_, name: string) =>
              isTaken(name) ? Promise.reject(new Error(t('settings.groups.nameTaken'))) : Promise.resolve(),
          },
        ]}
      >
        <Input
          className="groups-name"
          maxLength={GROUP_NAME_MOST}
          aria-label={t('settings.groups.name')}
          placeholder={t('settings.groups.name')}
        />
      </Form.Item>
      <Form.Item name={[at, 'stations']} className="groups-stations">
        <Chosen />
      </Form.Item>
      <Button
        type="text"
        icon={<DeleteOutlined />}
        title={t('settings.groups.remove')}
        aria-label={t('settings.groups.remove')}
        onClick={onRemove}
      />
    </div>
  );
}

interface ChosenProps {
  readonly value?: readonly string[];
  readonly onChange?: (stations: readonly string[]) => void;
}

/** The form hands both in. */
function Chosen({ value = [], onChange }: ChosenProps) {
  const { t } = useText();
  return (
    <StationsPicked
      className="groups-picked"
      label={t('settings.groups.stations')}
      all={t('settings.groups.stations')}
      value={value}
      withoutGroups
      onChange={(stations) => onChange?.(stations)}
    />
  );
}
