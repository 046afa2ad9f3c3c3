import { memo, useCallback, useContext } from 'react';
import { endOf, type AlarmOccurrence } from '../../../../src-shared/domain/alarm/occurrence.ts';
import { CONSOLE_STATION } from '../../../../src-shared/domain/alarm/rules/rule.ts';
import { stationHref } from '../../../app/route.ts';
import { PriorityMark } from '../../../components/PriorityMark.tsx';
import { TickerContext } from '../../../components/ticker.ts';
import { Ticking } from '../../../components/Ticking.tsx';
import { useZone } from '../../../live/hooks.ts';
import { formatDuration, formatWhen } from '../../../text/format.ts';
import { alarmTypeLabel } from '../../../text/labels.ts';
import { useStationNames } from '../../../live/station-names.ts';
import { acknowledgedText, COLUMNS, endText, lastedMs, noteLines } from './model.ts';
import { useText } from '../../../text/use-text.ts';

/** Plain table elements, as in the overview: a page is a hundred lines (docs/decisions/0006-memory.md). */
export const JournalTable = memo(function JournalTable({
  rows,
}: {
  readonly rows: readonly AlarmOccurrence[];
}) {
  const { t } = useText();
  const nameOf = useStationNames();
  return (
    <div className="journal-scroll" role="region" tabIndex={0} aria-label={t('alarmJournal.entries')}>
      <table className="journal-table">
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th key={column} scope="col">
                {t(`alarmJournal.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={`${row.station}/${row.occurrence}`} row={row} name={nameOf(row.station)} />
          ))}
        </tbody>
      </table>
    </div>
  );
});

interface RowProps {
  readonly row: AlarmOccurrence;
  readonly name: string;
}

function Row({ row, name }: RowProps) {
  const { t } = useText();
  const zone = useZone();
  const ticker = useContext(TickerContext);
  const telling = { nowMs: ticker.now(), zone, t };
  return (
    <tr data-occurrence={`${row.station}/${row.occurrence}`} data-priority={row.priority}>
      <td className="figure">
        {formatWhen(row.raisedMs, telling.nowMs, zone)}
        {!row.dated && (
          <span className="journal-tag" title={t('alarmJournal.undatedHint')}>
            {t('alarmJournal.undated')}
          </span>
        )}
      </td>
      <td className="figure">
        <PriorityMark priority={row.priority} /> {t(`words.priority.${row.priority}`)}
      </td>
      <td className="journal-station">
        {row.station === CONSOLE_STATION ? name : <a href={stationHref(row.station)}>{name}</a>}
      </td>
      <td>
        <b>{alarmTypeLabel(row.type, t)}</b> <bdi>{row.text}</bdi>
        {row.rule !== null && (
          <span className="journal-tag" title={row.rule}>
            {t('alarmJournal.byRule')}
          </span>
        )}
      </td>
      <td className={endOf(row) === null ? 'figure journal-open' : 'figure'}>{endText(row, telling)}</td>
      <td className="figure">
        <Lasted row={row} />
      </td>
      <td className={row.acknowledged === null ? 'journal-nobody' : undefined}>{acknowledgedText(row, t)}</td>
      <td>
        {noteLines(row, telling).map((line) => (
          <p key={line}>{line}</p>
        ))}
      </td>
    </tr>
  );
}

function Lasted({ row }: { readonly row: AlarmOccurrence }) {
  const { t } = useText();
  const { raisedMs } = row;
  const text = useCallback((nowMs: number) => formatDuration(nowMs - raisedMs, t), [raisedMs, t]);
  const lasted = lastedMs(row);
  return lasted === null ? <Ticking text={text} /> : formatDuration(lasted, t);
}
