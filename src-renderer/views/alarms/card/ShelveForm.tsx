import { Button, Segmented, TimePicker } from 'antd';
import { useContext, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SHELF_MOST_MS } from '../../../../src-shared/domain/alarm/life-cycle.ts';
import { TickerContext } from '../../../components/ticker.ts';
import { Ticking } from '../../../components/Ticking.tsx';
import { alarmKey } from '../../../live/alarm-order.ts';
import { formatLength, formatShortTime } from '../../../text/format.ts';
import type { CardForm } from './form.ts';
import { NoteField } from './NoteField.tsx';
import { nextClockTime, shelfEnd, shelfLengths } from './shelf.ts';

const REASONS = ['repair', 'sensor', 'known', 'drill'] as const;

/** A length in ms, or a time of day at the station. */
type End = number | string;

/** Aside for a while: how long, and why. It comes back by itself. */
export function ShelveForm({
  alarm,
  isBusy,
  onAct,
  onBack,
  zone,
}: CardForm & { readonly zone: string | undefined }) {
  const { t } = useTranslation();
  const ticker = useContext(TickerContext);
  const lengths = shelfLengths(alarm.priority);
  const [end, setEnd] = useState<End>(() => lengths[Math.min(1, lengths.length - 1)] ?? 0);
  const endAt = (nowMs: number): number =>
    typeof end === 'number' ? shelfEnd(nowMs, end) : (nextClockTime(end, nowMs, zone) ?? nowMs);
  const go = (reason: string): void => onAct({ kind: 'shelve', untilMs: endAt(ticker.now()), reason });
  const most = formatLength(SHELF_MOST_MS[alarm.priority], t);
  return (
    <>
      <p>
        <b>{t('alarms.shelve.title')}</b>{' '}
        {t('alarms.shelve.text', { priority: t(`words.priority.${alarm.priority}`), age: most })}
      </p>
      <HowLong lengths={lengths} end={end} onEnd={setEnd} />
      <NoteField
        alarmKey={alarmKey(alarm)}
        label={t('alarms.shelve.reason')}
        hint={t('alarms.shelve.reasonHint')}
        quick={REASONS.map((name) => t(`alarms.shelve.reasons.${name}`))}
        isFocused
        onSubmit={go}
      >
        {(reason) => (
          <div className="card-buttons">
            <Button
              type="primary"
              data-alarm-action="shelve"
              data-confirm="shelve"
              disabled={isBusy}
              onClick={() => go(reason)}
            >
              <Ticking
                text={(nowMs) => t('alarms.shelve.confirm', { time: formatShortTime(endAt(nowMs), zone) })}
              />
            </Button>
            <Button onClick={onBack}>{t('alarms.shelve.cancel')}</Button>
          </div>
        )}
      </NoteField>
    </>
  );
}

interface HowLongProps {
  readonly lengths: readonly number[];
  readonly end: End;
  readonly onEnd: (end: End) => void;
}

function HowLong({ lengths, end, onEnd }: HowLongProps) {
  const { t } = useTranslation();
  return (
    <div className="shelf-length">
      <Segmented<number>
        aria-label={t('alarms.shelve.howLong')}
        value={typeof end === 'number' ? end : -1}
        options={lengths.map((ms) => ({ value: ms, label: formatLength(ms, t) }))}
        onChange={onEnd}
      />
      <TimePicker
        aria-label={t('alarms.shelve.custom')}
        placeholder={t('alarms.shelve.custom')}
        format="HH:mm"
        needConfirm={false}
        onChange={(_, clock) => {
          if (typeof clock === 'string' && clock !== '') onEnd(clock);
        }}
      />
    </div>
  );
}
