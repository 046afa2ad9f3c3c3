import { LeftOutlined, RightOutlined, ZoomInOutlined, ZoomOutOutlined } from '@ant-design/icons';
import { Button, Checkbox, DatePicker, Segmented, Select } from 'antd';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { dayKey, localDay, startOfDay } from '../../../src-shared/domain/local-time.ts';
import type { KnownSignal } from '../../history/read-trend.ts';
import { StationsPicked } from '../../groups/StationsPicked.tsx';
import { panned, PRESETS, STATIONS_MAX, zoomed, type Choice, type Stretch } from './choice.ts';
import { signalName } from './names.ts';
import { useText } from '../../text/use-text.ts';

interface TrendToolbarProps {
  readonly choice: Choice;
  readonly stretch: Stretch;
  readonly nowMs: number;
  readonly zone: string;
  readonly signals: readonly KnownSignal[];
  readonly onChoice: (choice: Choice) => void;
}

const DAY = 'YYYY-MM-DD';

/** Whose line, of what, and when. */
export function TrendToolbar({ choice, stretch, nowMs, zone, signals, onChoice }: TrendToolbarProps) {
  const { t } = useText();
  const known = signals.some(({ signal }) => signal === choice.signal)
    ? signals
    : [...signals, { signal: choice.signal, name: null }];
  return (
    <div className="toolbar trends-toolbar">
      <StationsPicked
        className="trends-stations"
        label={t('trends.stations')}
        all={t('trends.chooseStation')}
        maxCount={STATIONS_MAX}
        value={choice.stations}
        onChange={(stations) => onChoice({ ...choice, stations: [...stations] })}
      />
      <Select<string>
        className="trends-signal"
        aria-label={t('trends.signal')}
        showSearch={{ optionFilterProp: 'label' }}
        value={choice.signal}
        options={known.map((one) => ({ value: one.signal, label: signalName(one, t) }))}
        onChange={(signal) => onChoice({ ...choice, signal })}
      />
      <Segmented<number>
        aria-label={t('trends.preset')}
        value={choice.range.kind === 'last' ? choice.range.spanMs : 0}
        options={PRESETS.map(({ name, spanMs }) => ({ value: spanMs, label: t(`trends.presets.${name}`) }))}
        onChange={(spanMs) => onChoice({ ...choice, range: { kind: 'last', spanMs } })}
      />
      <DatePicker.RangePicker
        className="trends-days"
        aria-label={t('trends.days')}
        allowClear={false}
        value={[dayjs(dayKey(stretch.fromMs, zone)), dayjs(dayKey(stretch.toMs - 1, zone))]}
        onChange={(dates) => {
          const [first, last] = dates ?? [];
          if (!first || !last) return;
          const fromMs = startOfDay(first.format(DAY), zone);
          const { endMs } = localDay(startOfDay(last.format(DAY), zone), zone);
          onChoice({ ...choice, range: { kind: 'fixed', fromMs, toMs: endMs } });
        }}
      />
      <Steps stretch={stretch} nowMs={nowMs} onRange={(range) => onChoice({ ...choice, range })} />
      <Checkbox
        checked={choice.compared}
        onChange={({ target }) => onChoice({ ...choice, compared: target.checked })}
      >
        {t('trends.compare')}
      </Checkbox>
    </div>
  );
}

interface StepsProps {
  readonly stretch: Stretch;
  readonly nowMs: number;
  readonly onRange: (range: Choice['range']) => void;
}

const HALF = 0.5;

/** What wheel and drag do, for those who use neither. */
function Steps({ stretch, nowMs, onRange }: StepsProps) {
  const { t } = useText();
  const middleMs = (stretch.fromMs + stretch.toMs) / 2;
  const steps = [
    { name: 'earlier', icon: <LeftOutlined />, to: () => panned(stretch, -HALF, nowMs) },
    { name: 'later', icon: <RightOutlined />, to: () => panned(stretch, HALF, nowMs) },
    { name: 'closer', icon: <ZoomInOutlined />, to: () => zoomed(stretch, HALF, middleMs, nowMs) },
    { name: 'further', icon: <ZoomOutOutlined />, to: () => zoomed(stretch, 1 / HALF, middleMs, nowMs) },
  ] as const;
  return (
    <span className="trends-steps">
      {steps.map(({ name, icon, to }) => (
        <Button
          key={name}
          icon={icon}
          title={t(`trends.${name}`)}
          aria-label={t(`trends.${name}`)}
          onClick={() => onRange(to())}
        />
      ))}
    </span>
  );
}
