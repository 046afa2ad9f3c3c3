import { Empty, Spin, Table, type TableProps } from 'antd';
import { memo, useContext, useMemo } from 'react';
import type { DoorEvent } from '../../../src-shared/domain/event.ts';
import type { DeviceView } from '../../../src-shared/domain/station-view.ts';
import { TickerContext } from '../../components/ticker.ts';
import { useStation } from '../../live/hooks.ts';
import { formatWhen, UNKNOWN } from '../../text/format.ts';
import { groupLabel } from '../../text/labels.ts';
import { isAbnormal, nameOf, sameEvents, shareNotByFace } from './model.ts';
import { useText } from '../../text/use-text.ts';

interface DoorEventsPanelProps {
  readonly id: string;
  /** Newest first; null: not yet known. */
  readonly events: readonly DoorEvent[] | null;
  /** For the doors' names. */
  readonly devices: readonly DeviceView[];
}

/** Who came and went, by group and method. Renders again only when an event came. */
export const DoorEventsPanel = memo(
  function DoorEventsPanel({ id, events, devices }: DoorEventsPanelProps) {
    const { t } = useText();
    const share = useMemo(() => shareNotByFace(events ?? []), [events]);
    return (
      <section className="panel station-doors">
        <h2>
          {t('station.doors')}
          {share !== null && (
            <small title={t('station.notFaceHint')}>
              {t('station.notFace', { percent: Math.round(share * 100) })}
            </small>
          )}
        </h2>
        {events === null && <Spin className="panel-wait" />}
        {events?.length === 0 && (
          <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('station.noDoors')} />
        )}
        {events !== null && events.length > 0 && <EventTable id={id} events={events} devices={devices} />}
      </section>
    );
  },
  (before, after) =>
    before.id === after.id &&
    (before.events === after.events ||
      (before.events !== null && after.events !== null && sameEvents(before.events, after.events))),
);

function EventTable({
  id,
  events,
  devices,
}: DoorEventsPanelProps & { readonly events: readonly DoorEvent[] }) {
  const { t } = useText();
  const columns = useMemo<NonNullable<TableProps<DoorEvent>['columns']>>(
    () => [
      {
        title: t('station.time'),
        key: 'time',
        width: 140,
        render: (_, event) => <When id={id} event={event} />,
      },
      {
        title: t('station.event'),
        key: 'event',
        render: (_, event) => (
          <span className={isAbnormal(event) ? 'abnormal' : undefined}>
            {t(`words.doorEvent.${event.event}`)}
          </span>
        ),
      },
      { title: t('station.group'), key: 'group', render: (_, { group }) => groupLabel(group, t) },
      {
        title: t('station.method'),
        key: 'method',
        render: (_, { method }) => (method === null ? UNKNOWN : t(`words.method.${method}`)),
      },
      { title: t('station.door'), key: 'door', render: (_, { door }) => nameOf(devices, door) },
      { title: t('station.reason'), dataIndex: 'reason', key: 'reason' },
    ],
    [t, id, devices],
  );
  return (
    <div className="panel-scroll" role="region" tabIndex={0} aria-label={t('station.doors')}>
      <Table<DoorEvent>
        size="small"
        sticky
        rowKey="id"
        pagination={false}
        columns={columns}
        dataSource={events}
      />
    </div>
  );
}

function When({ id, event }: { readonly id: string; readonly event: DoorEvent }) {
  const { t } = useText();
  const ticker = useContext(TickerContext);
  const zone = useStation(id, (s) => s?.timezone);
  const nowMs = ticker.now();
  return (
    <span className="figure">
      {formatWhen(event.atMs, nowMs, zone)}
      {event.timing === 'late' && (
        <small
          className="late"
          title={t('station.lateHint', { time: formatWhen(event.arrivedMs, nowMs, zone) })}
        >
          {t('station.late')}
        </small>
      )}
    </span>
  );
}
