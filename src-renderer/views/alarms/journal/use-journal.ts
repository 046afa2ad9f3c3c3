import { useEffect, useState } from 'react';
import { useServices } from '../../../app/services.ts';
import type { AlarmPage } from '../../../history/read-alarms.ts';
import { reasonOf } from '../../../text/reason.ts';
import { useHistoryBeat } from '../history-beat.ts';
import { queryOf, type Reading } from './model.ts';

export type Page =
  | { readonly phase: 'loading' }
  | { readonly phase: 'failed'; readonly reason: string }
  | { readonly phase: 'ready'; readonly reading: Reading; readonly page: AlarmPage };

/** A page by key takes some ms; nobody reads a list that changes faster. */
const REFRESH_MS = 2_000;

/** The page that is read. It is kept up to date, for old alarms are acknowledged and return too. */
export function useJournal(reading: Reading): Page {
  const { history } = useServices();
  const beat = useHistoryBeat(REFRESH_MS);
  const [shown, setShown] = useState<Page>({ phase: 'loading' });
  useEffect(() => {
    let left = false;
    history.alarmPage(queryOf(reading)).then(
      (page) => {
        if (!left) setShown({ phase: 'ready', reading, page });
      },
      (error: unknown) => {
        if (!left) setShown({ phase: 'failed', reason: reasonOf(error) });
      },
    );
    return () => {
      left = true;
    };
  }, [history, beat, reading]);
  return shown;
}
