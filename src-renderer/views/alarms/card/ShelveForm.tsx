import { Segmented, TimePicker } from 'antd';
import { useContext, useState } from 'react';
import { SHELF_MOST_MS } from '../../../../src-shared/domain/alarm/life-cycle.ts';
import { TickerContext } from '../../../components/ticker.ts';
import { Ticking } from '../../../components/Ticking.tsx';
import { formatLength, formatShortTime } from '../../../text/format.ts';
import type { CardForm } from './form.ts';
import { ReasonForm } from './ReasonForm.tsx';
import { nextClockTime, shelfEnd, shelfLengths } from './shelf.ts';
import { useText } from '../../../text/use-text.ts';

const REASONS = ['repair', 'sensor', 'known', 'drill'] as const;

/** A length in ms, or a time of day at the station. */
type End = number | string;

/** Aside for a while: how long, and why. It comes back by itself. */
export function ShelveForm({ onAct, zone, ...form }: CardForm & { readonly zone: string | undefined }) {
  const { t } = useText();
  const ticker = useContext(TickerContext);
  const { priority } = form.alarm;
  const lengths = shelfLengths(priority);
  const [end, setEnd] = useState<End>(() => lengths[Math.min(1, lengths.length - 1)] ?? 0);
  const endAt = (nowMs: number): number =>
    typeof end === 'number' ? shelfEnd(nowMs, end) : (nextClockTime(end, nowMs, zone) ?? nowMs);
  const most = formatLength(SHELF_MOST_MS[priority], t);
  return (
    <ReasonForm
      {...form}
      act="shelve"
      title={t('alarms.shelve.title')}
      text={t('alarms.shelve.text', { priority: t(`words.priority.${priority}`), age: most })}
      label={t('alarms.shelve.reason')}
      hint={t('alarms.shelve.reasonHint')}
      quick={REASONS.map((name) => t(`alarms.shelve.reasons.${name}`))}
      confirm={
        <Ticking
          text={(nowMs) => t('alarms.shelve.confirm', { time: formatShortTime(endAt(nowMs), zone) })}
        />
      }
      onReason={(reason) => onAct({ kind: 'shelve', untilMs: endAt(ticker.now()), reason })}
    >
      <HowLong lengths={lengths} end={end} onEnd={setEnd} />
    </ReasonForm>
  );
}

interface HowLongProps {
  readonly lengths: readonly number[];
  readonly end: End;
  readonly onEnd: (end: End) => void;
}

function HowLong({ lengths, end, onEnd }: HowLongProps) {
  const { t } = useText();
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
