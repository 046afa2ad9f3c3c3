import { DownloadOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import { reportFormat, type ReportFormat } from '../../../src-shared/contract/reports.ts';
import { usePreferences, useServices } from '../../app/services.ts';
import { whyNot } from '../../text/reason.ts';
import { Making } from './Making.tsx';
import type { Choice } from './model.ts';
import { useText } from '../../text/use-text.ts';

/** Writes the report to a file that main asks for; tells how far it is, and can be cancelled. */
export function ExportButton({ choice }: { readonly choice: Choice }) {
  const { t } = useText();
  const { client } = useServices();
  const { language } = usePreferences();
  const [note, setNote] = useState('');
  const [making, setMaking] = useState<ReportFormat | null>(null);

  const make = async (format: ReportFormat): Promise<void> => {
    setMaking(format);
    setNote('');
    try {
      const stations = choice.stations.length === 0 ? ('all' as const) : [...choice.stations];
      const outcome = await client.reports.make({ range: choice.range, stations, format, language });
      if (outcome.ok) setNote(t('reports.written', { path: outcome.path }));
      else if (outcome.code !== 'cancelled')
        setNote(t('reports.failed', { reason: t(`reports.problem.${outcome.code}`) }));
    } catch (error) {
      setNote(t('reports.failed', { reason: whyNot(error, t) }));
    } finally {
      setMaking(null);
    }
  };

  if (making !== null) return <Making what={t('reports.exporting', { format: making })} />;
  return (
    <>
      <span role="status">{note}</span>
      <Dropdown
        trigger={['click']}
        menu={{
          items: reportFormat.options.map((format) => ({ key: format, label: format.toUpperCase() })),
          onClick: ({ key }) => void make(reportFormat.parse(key)),
        }}
      >
        <Button type="primary" icon={<DownloadOutlined />}>
          {t('reports.export')}
        </Button>
      </Dropdown>
    </>
  );
}
