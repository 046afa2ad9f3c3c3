import { Button } from 'antd';
import { useState } from 'react';
import { AUDIT_EXPORT_MOST, type AuditFilter, type AuditRow } from '../../../../src-shared/contract/audit.ts';
import { useServices } from '../../../app/services.ts';
import { csvOf } from '../../../export/csv.ts';
import { saveFile } from '../../../export/save-file.ts';
import { useZone } from '../../../live/hooks.ts';
import { useStationNames } from '../../../live/station-names.ts';
import { whyNot } from '../../../text/reason.ts';
import { auditHeads, auditTable } from './audit-text.ts';
import { useText } from '../../../text/use-text.ts';

/** What the filter shows, as a table or in its own words: those can be verified elsewhere when nothing is left out. */
export function AuditExport({ filter }: { readonly filter: AuditFilter }) {
  const { t } = useText();
  const { client } = useServices();
  const zone = useZone();
  const nameOf = useStationNames();
  const [busy, setBusy] = useState(false);
  const [note, setNote] = useState('');

  const lines = async (): Promise<string[]> => {
    const all: string[] = [];
    for (let after: number | null = 0; after !== null;) {
      const part: { lines: string[]; next: number | null } = await client.audit.export({
        after,
        limit: AUDIT_EXPORT_MOST,
        filter,
      });
      all.push(...part.lines);
      after = part.next;
      setNote(t('audit.exporting', { n: all.length }));
    }
    return all;
  };
  const take = async (save: (all: readonly string[]) => void): Promise<void> => {
    setBusy(true);
    try {
      const all = await lines();
      save(all);
      setNote(t('audit.exported', { n: all.length }));
    } catch (error) {
      setNote(whyNot(error, t));
    } finally {
      setBusy(false);
    }
  };
  const asCsv = (all: readonly string[]): void => {
    const rows = all.map((line) => JSON.parse(line) as AuditRow);
    saveFile(
      'audit.csv',
      'text/csv;charset=utf-8',
      csvOf([auditHeads(t), ...auditTable(rows, { t, nameOf, zone })]),
    );
  };
  const asLines = (all: readonly string[]): void =>
    saveFile(
      'audit.jsonl',
      'application/jsonl',
      all.map((line) => `${line}\n`),
    );
  return (
    <>
      <Button loading={busy} onClick={() => void take(asCsv)}>
        {t('audit.exportCsv')}
      </Button>
      <Button loading={busy} onClick={() => void take(asLines)}>
        {t('audit.exportLines')}
      </Button>
      <span role="status">{note}</span>
    </>
  );
}
