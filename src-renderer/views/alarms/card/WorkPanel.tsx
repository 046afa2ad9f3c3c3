import { EditOutlined } from '@ant-design/icons';
import { Button, Input, Segmented } from 'antd';
import { useContext, useState } from 'react';
import { WORDS_MOST } from '../../../../src-shared/contract/alarms.ts';
import type { AlarmView } from '../../../../src-shared/domain/alarm/alarm-view.ts';
import type { WorkStatus } from '../../../../src-shared/domain/alarm/operators.ts';
import { useServices } from '../../../app/services.ts';
import { TickerContext } from '../../../components/ticker.ts';
import { formatWhen } from '../../../text/format.ts';
import { operatorName } from '../../../text/labels.ts';
import { useText } from '../../../text/use-text.ts';

const STATUSES = ['new', 'in-progress', 'resolved'] as const satisfies readonly WorkStatus[];
/** As the port's contract has it. */
const ASSIGNEE_MAX = 128;

interface WorkPanelProps {
  readonly alarm: AlarmView;
  readonly zone: string | undefined;
}

/** How far the work on it is, and whose it is. */
export function WorkPanel({ alarm, zone }: WorkPanelProps) {
  const { t } = useText();
  const ticker = useContext(TickerContext);
  const [isEdited, setEdited] = useState(false);
  const { work } = alarm;
  if (isEdited) return <WorkForm alarm={alarm} onClose={() => setEdited(false)} />;
  return (
    <section>
      <h3>
        {t('alarms.work.title')}
        <Button size="small" type="text" icon={<EditOutlined />} onClick={() => setEdited(true)}>
          {t('alarms.work.edit')}
        </Button>
      </h3>
      <p>
        <b>{t(`words.work.${work?.status ?? 'new'}`)}</b> · {work?.assignee ?? t('alarms.work.nobody')}
      </p>
      {work?.comment != null && <p>{work.comment}</p>}
      {work !== null && (
        <p className="card-dim">
          {t('alarms.work.by', {
            by: operatorName(work.by),
            time: formatWhen(work.atMs, ticker.now(), zone),
          })}
        </p>
      )}
    </section>
  );
}

interface WorkFormProps {
  readonly alarm: AlarmView;
  readonly onClose: () => void;
}

function WorkForm({ alarm, onClose }: WorkFormProps) {
  const { t } = useText();
  const { alarmDesk } = useServices();
  const [status, setStatus] = useState<WorkStatus>(alarm.work?.status ?? 'in-progress');
  const [assignee, setAssignee] = useState(alarm.work?.assignee ?? '');
  const [comment, setComment] = useState(alarm.work?.comment ?? '');
  const placeholder = (field: 'assignee' | 'comment'): string =>
    t('alarms.note.placeholder', {
      label: t(`alarms.work.${field}`),
      hint: t(`alarms.work.${field}Hint`),
    });
  const save = async (): Promise<void> => {
    const isDone = await alarmDesk.act(alarm, {
      kind: 'work',
      status,
      assignee: assignee.trim(),
      comment: comment.trim(),
    });
    if (isDone) onClose();
  };
  return (
    <section className="work-form">
      <h3>{t('alarms.work.title')}</h3>
      <Segmented<WorkStatus>
        aria-label={t('alarms.work.status')}
        value={status}
        options={STATUSES.map((value) => ({ value, label: t(`words.work.${value}`) }))}
        onChange={setStatus}
      />
      <Input
        autoFocus
        name="assignee"
        aria-label={t('alarms.work.assignee')}
        placeholder={placeholder('assignee')}
        maxLength={ASSIGNEE_MAX}
        value={assignee}
        onChange={(event) => setAssignee(event.target.value)}
        onPressEnter={() => void save()}
      />
      <Input.TextArea
        name="comment"
        aria-label={t('alarms.work.comment')}
        placeholder={placeholder('comment')}
        maxLength={WORDS_MOST}
        autoSize={COMMENT_ROWS}
        value={comment}
        onChange={(event) => setComment(event.target.value)}
      />
      <div className="card-buttons">
        <Button type="primary" onClick={() => void save()}>
          {t('alarms.act.work')}
        </Button>
        <Button onClick={onClose}>{t('alarms.shelve.cancel')}</Button>
      </div>
    </section>
  );
}

const COMMENT_ROWS = { minRows: 2, maxRows: 6 };
