import { useContext, useMemo } from 'react';
import { chatterOf } from '../../../../src-shared/domain/alarm/chatter.ts';
import type { AlarmView } from '../../../../src-shared/domain/alarm/alarm-view.ts';
import { TickerContext } from '../../../components/ticker.ts';
import { formatShortTime, formatWhen } from '../../../text/format.ts';
import type { Translate } from '../../../text/i18n.ts';
import { operatorName } from '../../../text/labels.ts';
import { ChatterAdvice } from '../ChatterAdvice.tsx';
import { spansOf, type TimelineEntry } from './timeline.ts';
import { useTimeline } from './use-timeline.ts';
import { useText } from '../../../text/use-text.ts';

interface TimelineProps {
  readonly alarm: AlarmView;
  readonly zone: string | undefined;
}

/** What became of this alarm over the last days, newest first. */
export function Timeline({ alarm, zone }: TimelineProps) {
  const { t } = useText();
  const ticker = useContext(TickerContext);
  const entries = useTimeline(alarm);
  return (
    <section>
      <Chatters entries={entries} type={alarm.type} rule={alarm.rule} />
      <h3>{t('alarms.timeline.title')}</h3>
      {entries === 'failed' && <p className="card-dim">{t('alarms.timeline.failed')}</p>}
      {entries !== 'failed' && entries?.length === 0 && (
        <p className="card-dim">{t('alarms.timeline.empty')}</p>
      )}
      {entries !== 'failed' && entries !== null && (
        <ol className="timeline">
          {entries.map((entry) => (
            <li key={entry.key}>
              <time className="figure">{formatWhen(entry.atMs, ticker.now(), zone)}</time>
              <span>
                {entryText(entry, t, zone)}
                {entry.words !== null && entry.words !== '' && <q>{entry.words}</q>}
              </span>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

function Chatters({
  entries,
  type,
  rule,
}: {
  readonly entries: ReturnType<typeof useTimeline>;
  readonly type: string;
  readonly rule: string | null;
}) {
  const spans = useMemo(() => (entries === null || entries === 'failed' ? [] : spansOf(entries)), [entries]);
  const chatter = useMemo(() => chatterOf(spans), [spans]);
  return chatter === null ? null : (
    <ChatterAdvice chatter={chatter} count={spans.length} type={type} rule={rule} />
  );
}

function entryText(entry: TimelineEntry, t: Translate, zone: string | undefined): string {
  const by = operatorName(entry.by);
  if (entry.kind === 'shelved')
    return t('alarms.timeline.shelved', { by, until: formatShortTime(entry.untilMs, zone) });
  if (entry.kind === 'work')
    return t('alarms.timeline.work', { by, status: t(`words.work.${entry.status}`) });
  return t(`alarms.timeline.${entry.kind}`, { by });
}
