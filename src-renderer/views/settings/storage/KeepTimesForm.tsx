import { Button, Form, InputNumber, Modal, Progress } from 'antd';
import type { Retention } from '../../../history/retention.ts';
import type { KindSpace, SpaceKind } from '../../../history/space.ts';
import { formatBytes, formatDate, UNKNOWN } from '../../../text/format.ts';
import { KEEP, KINDS } from './space-model.ts';
import { useKeepTimes } from './use-keep-times.ts';
import type { Measured } from './use-space.ts';
import { useText } from '../../../text/use-text.ts';

/** Kept without a time of their own. */
const OTHERS = ['journal', 'audit', 'closed', 'before'] as const;

interface KeepTimesFormProps extends Measured {
  /** What is kept has changed. */
  readonly onDone: () => void;
}

/** A table of what there is, with the time of each; shorter times ask first, and say what goes. */
export function KeepTimesForm({ space, disk, settings, onDone }: KeepTimesFormProps) {
  const { t } = useText();
  const { busy, note, percent, asking, save, answer, stop } = useKeepTimes(settings, onDone);
  return (
    <Form<Retention> initialValues={settings} onFinish={(wanted) => void save(wanted)}>
      <table className="storage-table">
        <thead>
          <tr>
            <th scope="col">{t('storage.kind')}</th>
            <th scope="col">{t('storage.oldest')}</th>
            <th scope="col" className="figure">
              {t('storage.size')}
            </th>
            <th scope="col" className="figure">
              {t('storage.perDay')}
            </th>
            <th scope="col">{t('storage.keepFor')}</th>
          </tr>
        </thead>
        <tbody>
          {KINDS.map((kind) => (
            <KindRow key={kind} kind={kind} space={space.kinds.find((each) => each.kind === kind)} />
          ))}
          {OTHERS.map((kind) => (
            <tr key={kind} data-space={kind}>
              <td>{t(`storage.kindOf.${kind}`)}</td>
              <td className="date">{kind === 'journal' ? dateOf(disk.journal.oldestMs) : ''}</td>
              <td className="figure">{formatBytes(disk.bytes[kind])}</td>
              <td className="figure">
                {kind === 'journal' ? formatBytes(disk.journal.bytesPerDay) : UNKNOWN}
              </td>
              <td>{kind === 'journal' || kind === 'before' ? '' : t('storage.forGood')}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="storage-row">
        <Button htmlType="submit" loading={busy}>
          {t('storage.save')}
        </Button>
        <span role="status">{percent === null ? note : t('storage.deleting', { percent })}</span>
        {percent !== null && (
          <>
            <Progress percent={percent} showInfo={false} aria-label={t('storage.deleting', { percent })} />
            <Button onClick={stop}>{t('storage.stop')}</Button>
          </>
        )}
      </div>
      <Modal
        open={asking !== null}
        title={t('storage.ask')}
        okText={t('storage.confirm')}
        cancelText={t('storage.keepAsIs')}
        okButtonProps={{ danger: true }}
        onOk={() => answer(true)}
        onCancel={() => answer(false)}
      >
        {asking !== null && asking.rows === 0 && <p>{t('storage.nothingGoes')}</p>}
        <ul>
          {KINDS.map((kind) => {
            const n = asking?.[kind] ?? 0;
            return n === 0 ? null : <li key={kind}>{t(`storage.go.${kind}`, { n })}</li>;
          })}
        </ul>
      </Modal>
    </Form>
  );
}

const dateOf = (atMs: number | null): string => (atMs === null ? UNKNOWN : formatDate(atMs));

function KindRow({ kind, space }: { readonly kind: SpaceKind; readonly space: KindSpace | undefined }) {
  const { t } = useText();
  const { name, min, max, mayBeEmpty } = KEEP[kind];
  const message = t(mayBeEmpty ? 'storage.rangeOrEmpty' : 'storage.range', { min, max });
  return (
    <tr data-space={kind}>
      <td>{t(`storage.kindOf.${kind}`)}</td>
      <td className="date">{dateOf(space?.oldestMs ?? null)}</td>
      <td className="figure">{formatBytes(space?.bytes ?? 0)}</td>
      <td className="figure">{formatBytes(space?.bytesPerDay ?? 0)}</td>
      <td>
        <Form.Item name={name} rules={[{ required: !mayBeEmpty, type: 'integer', min, max, message }]}>
          <InputNumber<number>
            className="storage-days"
            aria-label={`${t('storage.keepFor')} ${t(`storage.kindOf.${kind}`)}`}
            placeholder={mayBeEmpty ? t('storage.forGood') : undefined}
            suffix={t('storage.days')}
          />
        </Form.Item>
      </td>
    </tr>
  );
}
