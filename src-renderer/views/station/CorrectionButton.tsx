import { EditOutlined } from '@ant-design/icons';
import { Alert, Button, Form, Input, InputNumber, Modal, type FormInstance } from 'antd';
import { useState } from 'react';
import { useServices } from '../../app/services.ts';
import { useLive } from '../../live/hooks.ts';
import { formatInteger } from '../../text/format.ts';
import { whyNot } from '../../text/reason.ts';
import { useText } from '../../text/use-text.ts';

interface Correction {
  readonly inside: number;
  readonly note: string;
}

/** The most people that a station can be said to hold; as the port's contract. */
const INSIDE_MAX = 9_999;
const NOTE_MAX = 200;

/** Somebody counted heads: the number, and how it is known. */
export function CorrectionButton({ id }: { readonly id: string }) {
  const { t } = useText();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button icon={<EditOutlined />} onClick={() => setOpen(true)}>
        {t('station.correct')}
      </Button>
      {open && <CorrectionDialog id={id} onClose={() => setOpen(false)} />}
    </>
  );
}

function CorrectionDialog({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const { t } = useText();
  const { client } = useServices();
  const { store } = useLive();
  const [form] = Form.useForm<Correction>();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const [shown] = useState(() => store.station(id)?.inside ?? null);

  const save = async (correction: Correction): Promise<void> => {
    setBusy(true);
    try {
      await client.people.correct({ station: id, ...correction });
      onClose();
    } catch (error) {
      setFailure(whyNot(error, t));
      setBusy(false);
    }
  };

  return (
    <Modal
      open
      title={t('station.correctTitle')}
      okText={t('station.correctSave')}
      cancelText={t('station.cancel')}
      confirmLoading={busy}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p>{t('station.correctNow', { n: formatInteger(shown) })}</p>
      <CorrectionForm form={form} onSave={(correction) => void save(correction)} />
      {failure !== null && (
        <Alert type="error" showIcon title={t('station.correctFailed', { reason: failure })} />
      )}
    </Modal>
  );
}

interface CorrectionFormProps {
  readonly form: FormInstance<Correction>;
  readonly onSave: (correction: Correction) => void;
}

function CorrectionForm({ form, onSave }: CorrectionFormProps) {
  const { t } = useText();
  return (
    <Form<Correction> form={form} layout="vertical" requiredMark={false} onFinish={onSave}>
      <Form.Item
        name="inside"
        label={t('station.correctInside')}
        rules={[
          { required: true, type: 'integer', min: 0, max: INSIDE_MAX, message: t('station.needNumber') },
        ]}
      >
        <InputNumber autoFocus size="large" min={0} max={INSIDE_MAX} />
      </Form.Item>
      <Form.Item
        name="note"
        label={t('station.correctNote')}
        extra={t('station.correctRule')}
        rules={[{ required: true, whitespace: true, message: t('station.needNote') }]}
      >
        <Input.TextArea
          name="note"
          maxLength={NOTE_MAX}
          rows={2}
          placeholder={t('station.correctNoteHint')}
        />
      </Form.Item>
    </Form>
  );
}
