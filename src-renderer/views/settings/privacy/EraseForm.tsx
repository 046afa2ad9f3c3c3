import { Alert, Button, Form, Input, Popconfirm, Radio, Select } from 'antd';
import type { EraseInput, PrivacyKept } from '../../../../src-shared/contract/privacy.ts';
import { useStationNames } from '../../../live/station-names.ts';
import { useErase } from './use-erase.ts';
import { useText } from '../../../text/use-text.ts';

interface EraseFormProps {
  readonly stations: PrivacyKept['stations'];
  readonly onErased: () => void;
}

interface EraseFields {
  readonly of: EraseInput['of'];
  readonly person?: string;
  readonly station?: string;
}

/** On request: one person's tokens, or all of a station's. What is gone does not come back, so it is asked once more. */
export function EraseForm({ stations, onErased }: EraseFormProps) {
  const { t } = useText();
  const nameOf = useStationNames();
  const [form] = Form.useForm<EraseFields>();
  // Undefined before the first rendering, whatever its type says.
  const of = Form.useWatch((fields: Partial<EraseFields>) => fields.of, form) ?? 'person';
  const { busy, outcome, forget, erase } = useErase(onErased);
  const go = (): void =>
    void form.validateFields().then(
      ({ person = '', station = '' }) =>
        erase(of === 'person' ? { of, person: person.trim() } : { of, station }),
      () => undefined,
    );
  return (
    <section className="panel">
      <h2>{t('privacy.erase')}</h2>
      <p className="settings-hint">{t('privacy.eraseHint')}</p>
      <Form<EraseFields>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ of: 'person' }}
        onValuesChange={forget}
      >
        <Form.Item name="of">
          <Radio.Group
            options={[
              { value: 'person', label: t('privacy.ofPerson') },
              { value: 'station', label: t('privacy.ofStation') },
            ]}
          />
        </Form.Item>
        {of === 'person' ? (
          <Form.Item
            name="person"
            label={t('privacy.token')}
            rules={[{ required: true, whitespace: true, max: 64, message: t('privacy.needToken') }]}
          >
            <Input autoComplete="off" spellCheck={false} />
          </Form.Item>
        ) : (
          <Form.Item
            name="station"
            label={t('privacy.station')}
            rules={[{ required: true, message: t('privacy.needStation') }]}
          >
            <Select<string>
              options={stations.map(({ station, entries }) => ({
                value: station,
                label: `${nameOf(station)} · ${t('privacy.entries', { n: entries })}`,
              }))}
              notFoundContent={t('privacy.none')}
            />
          </Form.Item>
        )}
        <Popconfirm
          title={t(of === 'person' ? 'privacy.askPerson' : 'privacy.askStation')}
          okText={t('privacy.yes')}
          cancelText={t('privacy.no')}
          okButtonProps={{ danger: true }}
          onConfirm={go}
        >
          <Button danger loading={busy}>
            {t('privacy.doErase')}
          </Button>
        </Popconfirm>
      </Form>
      {outcome !== null && (
        <Alert
          className="outcome privacy-outcome"
          role="status"
          type={outcome.isDone ? 'success' : 'error'}
          showIcon
          title={outcome.text}
          data-erase={outcome.isDone ? 'done' : 'refused'}
        />
      )}
    </section>
  );
}
