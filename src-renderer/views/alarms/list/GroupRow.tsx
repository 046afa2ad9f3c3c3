import { DownOutlined, RightOutlined } from '@ant-design/icons';
import { memo } from 'react';
import { PriorityMark } from '../../../components/PriorityMark.tsx';
import { PRIORITIES } from '../../../live/alarm-order.ts';
import type { Translate } from '../../../text/i18n.ts';
import { alarmTypeLabel } from '../../../text/labels.ts';
import { BulkAcknowledge } from './BulkAcknowledge.tsx';
import { CRITICAL_GROUP, type GroupLine } from './lines.ts';

interface GroupRowProps {
  readonly group: GroupLine;
  readonly name: string;
  readonly index: number;
  readonly topPx: number;
  readonly onToggle: (key: string) => void;
  readonly t: Translate;
}

/**
 * What stands for several alarms of one kind at one place: how many, how many of them wait, and one button for all that
 * may be answered so. Made again only when it or its place change: the list draws its heads in each frame that scrolls.
 */
export const GroupRow = memo(function GroupRow({ group, name, index, topPx, onToggle, t }: GroupRowProps) {
  const { key, alarms, unacknowledged, isOpen } = group;
  const isCritical = key === CRITICAL_GROUP;
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      className="alarm-line alarm-group"
      data-alarm-group={key}
      style={{ transform: `translateY(${topPx}px)` }}
    >
      <span role="gridcell" className="alarm-group-cell">
        <button type="button" aria-expanded={isOpen} onClick={() => onToggle(key)}>
          {isOpen ? <DownOutlined aria-hidden="true" /> : <RightOutlined aria-hidden="true" />}{' '}
          {isCritical ? t('alarms.flood.critical') : `${name} · ${alarmTypeLabel(group.type, t)}`}{' '}
          {t('alarms.flood.times', { n: alarms.length })}
        </button>
        {PRIORITIES.filter((priority) => unacknowledged[priority] > 0).map((priority) => (
          <span key={priority} className="alarm-group-count">
            <PriorityMark priority={priority} unacknowledged /> {t(`words.priority.${priority}`)}{' '}
            {unacknowledged[priority]}
          </span>
        ))}
        <span className="alarm-gap" />
        {!isCritical && <BulkAcknowledge shown={alarms} />}
      </span>
    </div>
  );
});
