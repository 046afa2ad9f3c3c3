import { Alert, Button } from 'antd';
import { useState } from 'react';
import type { Report } from '../../../src-shared/domain/report/model.ts';
import { useZone } from '../../live/hooks.ts';
import { closedText } from '../../report/about.ts';
import { changesTable } from '../../report/tables.ts';
import { formatStamp } from '../../text/format.ts';
import { CloseButton } from './CloseButton.tsx';
import { TablePanel } from './TablePanel.tsx';
import type { Standing } from './use-report.ts';
import { useText } from '../../text/use-text.ts';

interface StandingBarProps {
  readonly report: Report;
  readonly standing: Standing;
  readonly onClosed: () => void;
}

/** Whether the figures are frozen or counted now, and what is to be known of them. */
export function StandingBar({ report, standing, onClosed }: StandingBarProps) {
  const { t } = useText();
  return (
    <>
      <Closed report={report} standing={standing} onClosed={onClosed} />
      {!report.provenance.alarmsWhole && <Alert type="warning" showIcon title={t('reports.alarmsPartial')} />}
    </>
  );
}

function Closed({ report, standing, onClosed }: StandingBarProps) {
  const { t } = useText();
  switch (standing.kind) {
    case 'none':
      return null;
    case 'open':
      return (
        <div className="reports-standing" data-closing="open">
          {t('reports.notClosed')}
          <CloseButton month={standing.month} isAgain={false} onClosed={onClosed} />
        </div>
      );
    case 'part':
      return <Alert type="info" showIcon title={t('reports.partOfClosed', { name: standing.name })} />;
    case 'unread':
      return <Alert type="warning" showIcon title={t('reports.closedUnread', { reason: standing.reason })} />;
    case 'damaged':
      return (
        <Alert
          type="error"
          showIcon
          data-closing="damaged"
          title={t(`reports.closedFault.${standing.fault}`, { name: standing.name })}
          action={<CloseButton month={standing.month} isAgain onClosed={onClosed} />}
        />
      );
    case 'closed':
      return <Frozen report={report} standing={standing} onClosed={onClosed} />;
  }
}

function Frozen({
  report,
  standing: { month, changes },
  onClosed,
}: StandingBarProps & { readonly standing: Extract<Standing, { kind: 'closed' }> }) {
  const { t, language } = useText();
  const zone = useZone();
  const [listed, setListed] = useState<'since' | 'made' | null>(null);
  const made = report.closed?.changes ?? [];
  const isChanged = changes !== null && changes.length > 0;
  const list = (which: 'since' | 'made') => (
    <Button size="small" onClick={() => setListed(listed === which ? null : which)}>
      {t(`reports.list.${which}`)}
    </Button>
  );
  const told = listed === 'made' ? made : changes;
  return (
    <>
      <div className="reports-standing" data-closing="closed" data-changes={changes?.length}>
        <span>{closedText(report.closed, t, (iso) => formatStamp(Date.parse(iso), zone))}</span>
        {made.length > 0 && list('made')}
        <span role="status">
          {changes === null && t('reports.state.checking')}
          {changes?.length === 0 && t('reports.state.same')}
          {isChanged && t('reports.state.since', { n: changes.length })}
        </span>
        {isChanged && list('since')}
        {isChanged && <CloseButton month={month} isAgain onClosed={onClosed} />}
      </div>
      {listed !== null && told !== null && (
        <TablePanel
          span="wide"
          title={t(`reports.list.${listed}`)}
          table={changesTable(told, report, t, language)}
        />
      )}
    </>
  );
}
