import { Alert, Table } from 'antd';
import type { Rang } from '../../../../src-shared/domain/alarm/rules/back-test.ts';
import type { BackTestReport } from '../../../../src-shared/domain/alarm/rules/back-test-report.ts';
import { useZone } from '../../../live/hooks.ts';
import { formatDuration, formatWhen } from '../../../text/format.ts';
import { useStationNames } from '../../../live/station-names.ts';
import { DayBars } from './DayBars.tsx';
import { useText } from '../../../text/use-text.ts';

interface BackTestResultProps {
  readonly report: BackTestReport;
  readonly tookMs: number;
  /** The rule was edited since. */
  readonly isOutdated: boolean;
}

const PAGE = 8;
const MINUTES_PER_HOUR = 60;

/** How often, for how long, when and where; and what that stands on. */
export function BackTestResult({ report, tookMs, isOutdated }: BackTestResultProps) {
  const { t } = useText();
  const days = (report.toMs - report.fromMs) / 86_400_000;
  return (
    <div role="status" className="back-test-result">
      {isOutdated && <Alert type="warning" showIcon title={t('alarmRules.backTest.outdated')} />}
      <p>
        <b className="back-test-count">{t('alarmRules.backTest.count', { n: report.count })}</b>{' '}
        {t('alarmRules.backTest.sums', {
          perDay: (report.count / days).toFixed(1),
          total: formatDuration(report.totalMs, t),
          took: (tookMs / 1_000).toFixed(1),
        })}
      </p>
      <Stands report={report} />
      {report.count > 0 && (
        <div className="back-test-panels">
          <DayBars report={report} />
          <Busiest report={report} />
          <Times report={report} />
        </div>
      )}
    </div>
  );
}

function Stands({ report: { count, coverage } }: Pick<BackTestResultProps, 'report'>) {
  const { t } = useText();
  const zone = useZone();
  // Events alone, without a minute of figures: what they tell stands.
  if (coverage.fromMs === null && count > 0) return null;
  if (coverage.fromMs === null)
    return <Alert type="warning" showIcon title={t('alarmRules.backTest.nothingStored')} />;
  const hours = Math.round(coverage.withoutData / MINUTES_PER_HOUR);
  return (
    <p className="rules-hint">
      {t('alarmRules.backTest.stands', {
        from: formatWhen(coverage.fromMs, 0, zone),
        stations: coverage.stations,
        hours,
        share: ((100 * coverage.withoutData) / Math.max(1, coverage.minutes)).toFixed(1),
      })}{' '}
      {coverage.unjudged > 0 && t('alarmRules.backTest.unjudged', { n: coverage.unjudged })}{' '}
      {t('alarmRules.backTest.asNow')}
    </p>
  );
}

function Busiest({ report: { busiest } }: Pick<BackTestResultProps, 'report'>) {
  const { t } = useText();
  const nameOf = useStationNames();
  return (
    <Table<BackTestReport['busiest'][number]>
      size="small"
      pagination={false}
      rowKey="station"
      dataSource={[...busiest]}
      title={() => t('alarmRules.backTest.busiest')}
      columns={[
        { title: t('alarmRules.backTest.station'), render: (_, { station }) => nameOf(station) },
        { title: t('alarmRules.backTest.times'), dataIndex: 'count', align: 'right' },
        {
          title: t('alarmRules.backTest.lasted'),
          align: 'right',
          render: (_, { totalMs }) => formatDuration(totalMs, t),
        },
      ]}
    />
  );
}

function Times({ report: { newest, count, toMs } }: Pick<BackTestResultProps, 'report'>) {
  const { t } = useText();
  const nameOf = useStationNames();
  const zone = useZone();
  return (
    <Table<Rang>
      size="small"
      rowKey={({ station, fromMs }) => `${station} ${String(fromMs)}`}
      dataSource={[...newest]}
      pagination={{ pageSize: PAGE, size: 'small', hideOnSinglePage: true, showSizeChanger: false }}
      title={() =>
        newest.length < count
          ? t('alarmRules.backTest.newest', { n: newest.length })
          : t('alarmRules.backTest.when')
      }
      columns={[
        { title: t('alarmRules.backTest.at'), render: (_, { fromMs }) => formatWhen(fromMs, 0, zone) },
        { title: t('alarmRules.backTest.station'), render: (_, { station }) => nameOf(station) },
        {
          title: t('alarmRules.backTest.lasted'),
          align: 'right',
          render: (_, one) =>
            one.toMs === null
              ? t('alarmRules.backTest.still')
              : formatDuration(Math.min(one.toMs, toMs) - one.fromMs, t),
        },
      ]}
    />
  );
}
