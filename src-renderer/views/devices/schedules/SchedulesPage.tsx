import { PlusOutlined } from '@ant-design/icons';
import { Alert, Button, InputNumber, Spin, Tag } from 'antd';
import { SCHEDULES_MOST } from '../../../../src-shared/contract/schedules.ts';
import type { Place } from '../../../../src-shared/domain/schedule/sun.ts';
import { newSchedule } from './new-schedule.ts';
import { RunTable } from './RunTable.tsx';
import { ScheduleTable } from './ScheduleTable.tsx';
import { useSchedules, type SchedulesNote } from './use-schedules.ts';
import { useText } from '../../../text/use-text.ts';
import './schedules.css';

/** Lights by the clock and the sun: edited, when they come next, and what became of them. */
export function SchedulesPage() {
  const { t } = useText();
  const schedules = useSchedules();
  const { view, set, note, busy, isChanged } = schedules;
  if (view === null || set === null)
    return note === null ? <Spin description={t('schedules.loading')} /> : <Note note={note} />;
  const isWhole = set.schedules.every(({ days }) => days.length > 0);
  return (
    <div className="schedules">
      <div className="toolbar">
        <p className="schedules-intro">{t('schedules.intro')}</p>
        <Button
          icon={<PlusOutlined />}
          disabled={set.schedules.length >= SCHEDULES_MOST}
          onClick={() => schedules.add(newSchedule())}
        >
          {t('schedules.add')}
        </Button>
        {isChanged && <Tag data-unsaved>{t('schedules.unsaved')}</Tag>}
        <Button disabled={!isChanged || busy} onClick={schedules.discard}>
          {t('schedules.discard')}
        </Button>
        <Button
          type="primary"
          disabled={!isChanged || !isWhole}
          loading={busy}
          onClick={() => void schedules.save()}
        >
          {t('schedules.save')}
        </Button>
      </div>
      {note !== null && <Note note={note} />}
      <ScheduleTable
        schedules={set.schedules}
        stations={view.stations}
        place={set.place}
        onChange={schedules.change}
        onRemove={schedules.remove}
      />
      <PlaceFields place={set.place} onChange={schedules.place} />
      <RunTable view={view} />
    </div>
  );
}

function Note({ note }: { readonly note: SchedulesNote }) {
  const { t } = useText();
  const reason = 'reason' in note ? note.reason : '';
  return (
    <Alert
      role="status"
      showIcon
      type={note.kind === 'saved' ? 'info' : 'error'}
      title={t(`schedules.note.${note.kind}`, { reason })}
    />
  );
}

interface PlaceFieldsProps {
  readonly place: Place;
  readonly onChange: (place: Place) => void;
}

function PlaceFields({ place, onChange }: PlaceFieldsProps) {
  const { t } = useText();
  return (
    <div className="schedules-fields">
      <span>{t('schedules.place')}</span>
      <InputNumber<number>
        className="schedules-degrees"
        aria-label={t('schedules.lat')}
        prefix={t('schedules.lat')}
        suffix="°"
        min={-90}
        max={90}
        value={place.lat}
        onChange={(lat) => onChange({ ...place, lat: lat ?? place.lat })}
      />
      <InputNumber<number>
        className="schedules-degrees"
        aria-label={t('schedules.lon')}
        prefix={t('schedules.lon')}
        suffix="°"
        min={-180}
        max={180}
        value={place.lon}
        onChange={(lon) => onChange({ ...place, lon: lon ?? place.lon })}
      />
    </div>
  );
}
