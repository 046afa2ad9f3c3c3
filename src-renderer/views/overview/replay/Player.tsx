import {
  CaretRightOutlined,
  PauseOutlined,
  StepBackwardOutlined,
  StepForwardOutlined,
} from '@ant-design/icons';
import { Button, Segmented, Slider } from 'antd';
import { useMemo } from 'react';
import type { AlarmOccurrence } from '../../../../src-shared/domain/alarm/occurrence.ts';
import { rangeTicks } from '../../../charts/range-ticks.ts';
import { formatStamp } from '../../../text/format.ts';
import { alarmAfter, alarmBefore, alarmMarks } from './alarm-marks.ts';
import { SPEEDS, usePlaying, type Speed } from './use-playing.ts';
import { useText } from '../../../text/use-text.ts';

interface PlayerProps {
  readonly fromMs: number;
  readonly toMs: number;
  readonly atMs: number;
  readonly zone: string;
  readonly alarms: readonly AlarmOccurrence[];
  readonly onTime: (atMs: number) => void;
}

/** What a press of an arrow moves, and the pointer holds to. */
const STEP_MS = 10_000;

/** The night from end to end, its alarms marked on it. */
export function Player({ fromMs, toMs, atMs, zone, alarms, onTime }: PlayerProps) {
  const { t } = useText();
  const { isPlaying, speed, setPlaying, setSpeed } = usePlaying(atMs, toMs, onTime);
  const marks = useMemo(() => alarmMarks(alarms, fromMs, toMs), [alarms, fromMs, toMs]);
  const hours = useMemo(
    () => Object.fromEntries(rangeTicks(fromMs, toMs, zone).map(({ atMs: at, label }) => [at, label])),
    [fromMs, toMs, zone],
  );
  const [before, after] = [alarmBefore(alarms, atMs), alarmAfter(alarms, atMs)];
  const isAtEnd = atMs >= toMs;
  return (
    <div className="replay-player">
      <Button
        type="primary"
        icon={isPlaying ? <PauseOutlined /> : <CaretRightOutlined />}
        disabled={isAtEnd}
        onClick={() => setPlaying(!isPlaying)}
      >
        {t(isPlaying ? 'replay.pause' : 'replay.play')}
      </Button>
      <Segmented<Speed>
        aria-label={t('replay.speed')}
        value={speed}
        options={SPEEDS.map((times) => ({ value: times, label: `${String(times)}×` }))}
        onChange={setSpeed}
      />
      <div className="replay-slider">
        <div className="replay-marks" role="img" aria-label={t('replay.alarms', { n: alarms.length })}>
          {marks.map(({ share, priority }) => (
            <i
              key={share}
              className={`replay-alarm replay-${priority}`}
              style={{ left: `${String(share * 100)}%` }}
            />
          ))}
        </div>
        <Slider
          min={fromMs}
          max={toMs}
          step={STEP_MS}
          marks={hours}
          value={Math.min(toMs, atMs)}
          tooltip={{ formatter: (value) => formatStamp(value ?? fromMs, zone) }}
          ariaLabelForHandle={t('replay.slider')}
          ariaValueTextFormatterForHandle={(value) => formatStamp(value, zone)}
          onChange={onTime}
        />
      </div>
      <Button
        icon={<StepBackwardOutlined />}
        disabled={before === undefined}
        onClick={() => before && onTime(before.raisedMs)}
      >
        {t('replay.previousAlarm')}
      </Button>
      <Button
        icon={<StepForwardOutlined />}
        disabled={after === undefined}
        onClick={() => after && onTime(after.raisedMs)}
      >
        {t('replay.nextAlarm')}
      </Button>
      {isAtEnd && <span role="status">{t('replay.ended')}</span>}
    </div>
  );
}
