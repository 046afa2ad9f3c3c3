import { DatePicker, Select } from 'antd';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { useContext } from 'react';
import { startOfDay } from '../../../../src-shared/domain/local-time.ts';
import { nightOf } from '../../../../src-shared/domain/replay/night.ts';
import { TickerContext } from '../../../components/ticker.ts';
import { usePlaced } from '../../../live/hooks.ts';
import { stationName } from '../../../text/labels.ts';
import { useText } from '../../../text/use-text.ts';

interface ReplayToolbarProps {
  /** On whose noon the night begins. */
  readonly day: string;
  readonly zone: string;
  readonly scope: string | null;
  readonly onNight: (beginsMs: number) => void;
  readonly onScope: (scope: string | null) => void;
}

const DAY = 'YYYY-MM-DD';
const ALL = '';
/** Later than noon on every day, and before the next one's. */
const AFTERNOON_MS = 14 * 3_600_000;

/** Which night, and whose. */
export function ReplayToolbar({ day, zone, scope, onNight, onScope }: ReplayToolbarProps) {
  const { t, language } = useText();
  const ticker = useContext(TickerContext);
  const today = nightOf(ticker.now(), zone).day;
  const stations = usePlaced().map((station) => ({
    value: station.id,
    label: stationName(station, language),
  }));
  return (
    <div className="toolbar replay-toolbar">
      <label className="replay-night">
        {t('replay.night')}
        <DatePicker
          allowClear={false}
          aria-label={t('replay.night')}
          value={dayjs(day)}
          maxDate={dayjs(today)}
          onChange={(date) => {
            if (date !== null)
              onNight(nightOf(startOfDay(date.format(DAY), zone) + AFTERNOON_MS, zone).fromMs);
          }}
        />
      </label>
      <Select<string>
        className="replay-scope"
        aria-label={t('replay.scope')}
        showSearch={{ optionFilterProp: 'label' }}
        value={scope ?? ALL}
        options={[{ value: ALL, label: t('replay.allStations') }, ...stations]}
        onChange={(chosen) => onScope(chosen === ALL ? null : chosen)}
      />
      <span className="replay-known">
        {t('replay.controls')} {t('replay.known')}
      </span>
    </div>
  );
}
