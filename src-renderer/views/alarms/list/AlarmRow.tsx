import { memo, useContext, type ReactNode } from 'react';
import { isUnacknowledged } from '../../../../src-shared/domain/alarm/life-cycle.ts';
import type { AlarmView } from '../../../../src-shared/domain/alarm/alarm-view.ts';
import { assertNever } from '../../../../src-shared/domain/assert-never.ts';
import { actsOf, needsNote, type ActKind } from '../../../alarm-desk/acts.ts';
import { LifeMark } from '../../../components/LifeMark.tsx';
import { PriorityMark } from '../../../components/PriorityMark.tsx';
import { TickerContext } from '../../../components/ticker.ts';
import { alarmKey } from '../../../live/alarm-order.ts';
import { formatShortTime, formatWhen } from '../../../text/format.ts';
import type { Translate } from '../../../text/i18n.ts';
import { alarmTypeLabel } from '../../../text/labels.ts';
import { Lasted } from '../Lasted.tsx';
import type { Column } from './columns.ts';
import { handlingOf, stateOf } from './handling.ts';

interface AlarmRowProps {
  readonly alarm: AlarmView;
  readonly name: string;
  readonly columns: readonly Column[];
  readonly index: number;
  readonly topPx: number;
  readonly isChosen: boolean;
  /** The one row that the tabulator key reaches; arrows lead on from it. */
  readonly isReachable: boolean;
  readonly t: Translate;
  readonly zone: string | undefined;
}

/** One alarm. Made again only when it, its place or the columns change. */
export const AlarmRow = memo(function AlarmRow(props: AlarmRowProps) {
  const { alarm, columns, index, topPx, isChosen, isReachable } = props;
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={isChosen}
      className="alarm-line alarm-row"
      data-alarm={alarmKey(alarm)}
      data-alarm-state={alarm.life}
      data-priority={alarm.priority}
      data-escalated={alarm.escalatedMs === null ? undefined : true}
      tabIndex={isReachable ? 0 : -1}
      style={{ transform: `translateY(${topPx}px)` }}
    >
      {columns.map((column) => (
        <span key={column} role="gridcell" className={`cell-${column}`} title={titleOf(column, props)}>
          {cellOf(column, props)}
        </span>
      ))}
    </div>
  );
});

/** In full, where it may be cut off. */
function titleOf(column: Column, { alarm, name, t, zone }: AlarmRowProps): string | undefined {
  if (column === 'state')
    return alarm.escalatedMs === null
      ? t(`words.alarmState.${alarm.life}`)
      : t('alarms.escalated', { since: formatShortTime(alarm.escalatedMs, zone) });
  if (column === 'station') return name;
  if (column === 'what') return alarm.text;
  return column === 'handling' ? handlingOf(alarm, t, zone) : undefined;
}

function cellOf(column: Column, { alarm, name, isReachable, t, zone }: AlarmRowProps): ReactNode {
  switch (column) {
    case 'priority':
      return (
        <>
          <PriorityMark priority={alarm.priority} unacknowledged={isUnacknowledged(alarm.life)} />
          <span className="unseen">{t(`words.priority.${alarm.priority}`)}</span>
        </>
      );
    case 'state':
      return (
        <>
          <LifeMark life={alarm.life} />
          <span className="state-words">{stateOf(alarm, t, zone)}</span>
        </>
      );
    case 'station':
      return name;
    case 'source':
      return alarm.alarm;
    case 'what':
      return (
        <>
          <b>{alarmTypeLabel(alarm.type, t)}</b> <bdi>{alarm.text}</bdi>
        </>
      );
    case 'since':
      return <Since atMs={alarm.sinceMs} zone={zone} />;
    case 'lasted':
      return <Lasted alarm={alarm} t={t} />;
    case 'handling':
      return handlingOf(alarm, t, zone);
    case 'act':
      return <RowActs alarm={alarm} isReachable={isReachable} t={t} />;
    default:
      return assertNever(column);
  }
}

function Since({ atMs, zone }: { readonly atMs: number; readonly zone: string | undefined }) {
  const ticker = useContext(TickerContext);
  return formatWhen(atMs, ticker.now(), zone);
}

/** Rare and weighty: to be done in the card. */
const isForRow = (kind: ActKind): boolean => kind !== 'out-of-service';

/** The next thing to do, and the shelf. What needs words opens the card; the dots say so. */
function RowActs({ alarm, isReachable, t }: Pick<AlarmRowProps, 'alarm' | 'isReachable' | 't'>) {
  return actsOf(alarm.life)
    .filter(isForRow)
    .map((kind) => {
      const asks = kind === 'shelve' || (kind === 'acknowledge' && needsNote(alarm));
      return (
        <button
          key={kind}
          type="button"
          className={kind === 'shelve' ? 'row-act quiet' : 'row-act'}
          data-alarm-action={kind}
          tabIndex={isReachable ? 0 : -1}
          title={t(`alarms.act.${kind}`)}
        >
          {kind === 'acknowledge' ? t('alarms.short.acknowledge') : t(`alarms.act.${kind}`)}
          {asks && '…'}
        </button>
      );
    });
}
