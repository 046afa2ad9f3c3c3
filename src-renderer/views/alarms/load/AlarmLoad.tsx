import { Alert, Empty, Segmented, Select, Spin } from 'antd';
import { useContext, useState } from 'react';
import type { AlarmLoad as Load } from '../../../../src-shared/domain/alarm/load.ts';
import { TickerContext } from '../../../components/ticker.ts';
import { useZone } from '../../../live/hooks.ts';
import { CopyButton } from '../../../components/CopyButton.tsx';
import { useStationNames } from '../../../live/station-names.ts';
import { BinChart } from './BinChart.tsx';
import { ChatterPanel } from './ChatterPanel.tsx';
import { Figures } from './Figures.tsx';
import { loadText, spanText } from './load-text.ts';
import { isRecent, monthsBefore, PERIOD_NAMES, type Period } from './model.ts';
import { SpreadPanel } from './SpreadPanel.tsx';
import { TimesPanel } from './TimesPanel.tsx';
import { useLoad } from './use-load.ts';
import { WorstPanel } from './WorstPanel.tsx';
import { useText } from '../../../text/use-text.ts';
import './load.css';

/** What the alarms ask of the operators, against the benchmarks of the field. */
export default function AlarmLoad() {
  const { t } = useText();
  const ticker = useContext(TickerContext);
  const [period, setPeriod] = useState<Period>('today');
  const zone = useZone() ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  const loaded = useLoad(period, zone);
  return (
    <section className="alarm-load" aria-label={t('alarmLoad.title')}>
      <div className="toolbar alarm-load-head">
        <Segmented<Period | ''>
          aria-label={t('alarmLoad.range')}
          value={isRecent(period) ? period : ''}
          options={PERIOD_NAMES.map((name) => ({ value: name, label: t(`alarmLoad.${name}`) }))}
          onChange={(name) => setPeriod(name === '' ? 'today' : name)}
        />
        <Select<Period>
          className="alarm-choice"
          aria-label={t('alarmLoad.ofMonth')}
          placeholder={t('alarmLoad.ofMonth')}
          value={isRecent(period) ? null : period}
          options={monthsBefore(ticker.now(), zone).map((month) => ({ value: month, label: month }))}
          onChange={setPeriod}
        />
        {loaded.phase === 'ready' && <Head load={loaded.load} zone={zone} />}
      </div>
      {loaded.phase === 'loading' && <Spin className="alarm-load-wait" />}
      {loaded.phase === 'failed' && (
        <Alert type="error" showIcon title={t('alarmLoad.refreshFailed', { reason: loaded.reason })} />
      )}
      {loaded.phase === 'ready' && <Panels load={loaded.load} zone={zone} />}
    </section>
  );
}

interface LoadProps {
  readonly load: Load;
  readonly zone: string;
}

function Head({ load, zone }: LoadProps) {
  const { t } = useText();
  const nameOf = useStationNames();
  return (
    <>
      <p className="alarm-load-span">{spanText(load, zone, t)}</p>
      <CopyButton
        label={t('alarmLoad.copy')}
        done={t('alarmLoad.copied')}
        failed={t('alarmLoad.copyFailed')}
        text={() => loadText(load, { zone, nameOf, t })}
      />
    </>
  );
}

/** What stands from before is told also where nothing was raised. */
function Panels({ load, zone }: LoadProps) {
  const { t } = useText();
  return (
    <>
      <Figures load={load} zone={zone} />
      {load.total === 0 ? (
        <Empty
          image={Empty.PRESENTED_IMAGE_SIMPLE}
          description={`${t('alarmLoad.empty')} · ${t('alarmLoad.emptyText')}`}
        />
      ) : (
        <div className="alarm-load-panels">
          <BinChart load={load} zone={zone} />
          <WorstPanel load={load} />
          <ChatterPanel load={load} />
          <SpreadPanel spread={load.spread} />
          <TimesPanel times={load.times} />
        </div>
      )}
    </>
  );
}
