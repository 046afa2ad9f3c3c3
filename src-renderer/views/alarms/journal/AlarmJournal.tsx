import { Alert, Button, Empty, Spin } from 'antd';
import { useContext, useState } from 'react';
import { TickerContext } from '../../../components/ticker.ts';
import type { AlarmPage } from '../../../history/read-alarms.ts';
import { useZone } from '../../../live/hooks.ts';
import { formatWhen } from '../../../text/format.ts';
import { CopyButton } from '../../../components/CopyButton.tsx';
import { useStationNames } from '../../../live/station-names.ts';
import { JournalFilters } from './JournalFilters.tsx';
import { JournalTable } from './JournalTable.tsx';
import * as model from './model.ts';
import { useJournal } from './use-journal.ts';
import { useText } from '../../../text/use-text.ts';
import './journal.css';

/** Every occurrence of an alarm that the history keeps, newest first, page by page. */
export default function AlarmJournal() {
  const { t } = useText();
  const [reading, setReading] = useState(() => model.fromNewest(model.NO_FILTER));
  const shown = useJournal(reading);
  const isNarrowed = reading.filter !== model.NO_FILTER;
  return (
    <section className="alarm-journal" aria-label={t('alarmJournal.title')}>
      <div className="toolbar journal-head" role="search" aria-label={t('alarmJournal.filters')}>
        <JournalFilters filter={reading.filter} onFilter={(filter) => setReading(model.fromNewest(filter))} />
        {shown.phase === 'ready' && <CopyPage page={shown.page} />}
      </div>
      {shown.phase === 'loading' && <Spin className="journal-wait" />}
      {shown.phase === 'failed' && (
        <Alert type="error" showIcon title={t('alarmJournal.failed', { reason: shown.reason })} />
      )}
      {shown.phase === 'ready' && (
        <>
          {shown.page.rows.length === 0 && shown.page.next === null ? (
            <Empty
              image={Empty.PRESENTED_IMAGE_SIMPLE}
              description={t(isNarrowed ? 'alarmJournal.noMatch' : 'alarmJournal.empty')}
            />
          ) : (
            <JournalTable rows={shown.page.rows} />
          )}
          <Turning page={shown.page} reading={shown.reading} onTurn={setReading} />
        </>
      )}
    </section>
  );
}

function CopyPage({ page }: { readonly page: AlarmPage }) {
  const { t } = useText();
  const nameOf = useStationNames();
  const zone = useZone();
  const ticker = useContext(TickerContext);
  return (
    <CopyButton
      label={t('alarmJournal.copy')}
      done={t('alarmJournal.copied', { n: page.rows.length })}
      failed={t('alarmJournal.copyFailed')}
      text={() => model.journalText(page.rows, nameOf, { nowMs: ticker.now(), zone, t })}
    />
  );
}

interface TurningProps {
  readonly page: AlarmPage;
  readonly reading: model.Reading;
  readonly onTurn: (reading: model.Reading) => void;
}

/** The way through the pages; a search that has not come to the end says how far it is. */
function Turning({ page, reading, onTurn }: TurningProps) {
  const { t } = useText();
  const zone = useZone();
  const ticker = useContext(TickerContext);
  const { next } = page;
  const isFirst = reading.ends.length === 0;
  const isPartial = next !== null && model.isPartial(page);
  if (isFirst && next === null) return null;
  return (
    <nav className="journal-turning" aria-label={t('alarmJournal.page', { n: model.pageNumber(reading) })}>
      <Button disabled={isFirst} onClick={() => onTurn(model.fromNewest(reading.filter))}>
        {t('alarmJournal.newest')}
      </Button>
      <Button disabled={isFirst} onClick={() => onTurn(model.newer(reading))}>
        {t('alarmJournal.newer')}
      </Button>
      <span>{t('alarmJournal.page', { n: model.pageNumber(reading) })}</span>
      <Button
        disabled={next === null}
        onClick={() => {
          if (next !== null) onTurn(model.older(reading, next));
        }}
      >
        {t(isPartial ? 'alarmJournal.searchOn' : 'alarmJournal.older')}
      </Button>
      {isPartial && (
        <span className="journal-note">
          {t('alarmJournal.searching', { time: formatWhen(next[0], ticker.now(), zone) })}
        </span>
      )}
    </nav>
  );
}
