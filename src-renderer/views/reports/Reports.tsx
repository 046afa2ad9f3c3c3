import { Alert, Empty, Spin, Tabs } from 'antd';
import { useState } from 'react';
import type { Report } from '../../../src-shared/domain/report/model.ts';
import { rangeOf } from '../../../src-shared/domain/report/month.ts';
import {
  alarmsTable,
  briefStations,
  comparisonTable,
  doorsTable,
  equipmentTable,
  gapsTable,
  groupsTable,
  methodsTable,
} from '../../report/tables.ts';
import { ColumnChart } from './ColumnChart.tsx';
import { FindingsPanel } from './FindingsPanel.tsx';
import { HeatPanel } from './HeatPanel.tsx';
import { KpiRow } from './KpiRow.tsx';
import { lastMonth, type Choice } from './model.ts';
import { Months } from './Months.tsx';
import { ReportToolbar } from './ReportToolbar.tsx';
import { StandingBar } from './StandingBar.tsx';
import { TablePanel } from './TablePanel.tsx';
import { useReport } from './use-report.ts';
import { useText } from '../../text/use-text.ts';
import './reports.css';

/** Day, month or any stretch, of one, several or all stations: on the screen, and as files. And which months are closed. */
export default function Reports() {
  const { t } = useText();
  const [tab, setTab] = useState<'report' | 'months'>('report');
  const [choice, setChoice] = useState<Choice>(() => ({ range: lastMonth(Date.now()), stations: [] }));
  return (
    <section className="view reports" data-view="reports">
      <h1 className="reports-title">{t('reports.title')}</h1>
      <Tabs
        activeKey={tab}
        onChange={(key) => setTab(key === 'months' ? key : 'report')}
        destroyOnHidden
        items={[
          {
            key: 'report',
            label: t('reports.tab.report'),
            children: <ChosenReport choice={choice} onChoice={setChoice} />,
          },
          {
            key: 'months',
            label: t('reports.tab.months'),
            children: (
              <div className="reports-tab">
                <Months
                  onShow={(month) => {
                    setChoice({ range: rangeOf(month), stations: [] });
                    setTab('report');
                  }}
                />
              </div>
            ),
          },
        ]}
      />
    </section>
  );
}

interface ChosenReportProps {
  readonly choice: Choice;
  readonly onChoice: (choice: Choice) => void;
}

function ChosenReport({ choice, onChoice }: ChosenReportProps) {
  const { t } = useText();
  const loaded = useReport(choice);
  return (
    <div className="reports-tab">
      <ReportToolbar choice={choice} onChoice={onChoice} onRecounted={loaded.again} />
      {loaded.phase === 'counting' && <Spin className="reports-wait" description={t('reports.counting')} />}
      {loaded.phase === 'failed' && (
        <Alert type="error" showIcon title={t('reports.failed', { reason: loaded.reason })} />
      )}
      {loaded.phase === 'ready' && (
        <>
          <StandingBar report={loaded.report} standing={loaded.standing} onClosed={loaded.again} />
          <Shown report={loaded.report} />
        </>
      )}
    </div>
  );
}

function Shown({ report }: { readonly report: Report }) {
  const { t, language } = useText();
  if (report.stations.length === 0)
    return (
      <Empty
        image={Empty.PRESENTED_IMAGE_SIMPLE}
        description={`${t('reports.noStations')} · ${t('reports.noStationsText')}`}
      />
    );
  const groups = groupsTable(report, t);
  return (
    <>
      <KpiRow report={report} />
      <div className="reports-panels">
        <FindingsPanel report={report} />
        <ColumnChart
          title={t('reports.byDay')}
          labels={report.days.map(({ day }) => day.slice(5))}
          values={report.days.map(({ visits }) => visits)}
        />
        <HeatPanel heat={report.heat} />
        <ColumnChart
          title={t('reports.byGroup')}
          labels={groups.rows.map(([name]) => String(name))}
          values={groups.rows.map(([, count]) => Number(count))}
          sideways
        />
        <ColumnChart
          title={t('reports.energy')}
          labels={report.days.map(({ day }) => day.slice(5))}
          values={report.days.map(({ energyKwh }) => energyKwh)}
        />
        <TablePanel span="third" title={t('reports.byMethod')} table={methodsTable(report, t)} />
        <TablePanel span="third" title={t('reports.alarmsByType')} table={alarmsTable(report, t)} />
        <TablePanel span="third" title={t('reports.doors')} table={doorsTable(report, t)} />
        <TablePanel span="wide" title={t('reports.comparison')} table={comparisonTable(report, t)} />
        <TablePanel
          span="wide"
          title={t('reports.stationsTable')}
          table={briefStations(report, t, language)}
        />
        <TablePanel span="wide" title={t('reports.equipment')} table={equipmentTable(report, t, language)} />
        <TablePanel span="wide" title={t('reports.gaps')} table={gapsTable(report, t, language)} />
      </div>
    </>
  );
}
