import { Alert, Button, DatePicker, Input, Select } from 'antd';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import type { AuditFilter } from '../../../../src-shared/contract/audit.ts';
import { startOfDay } from '../../../../src-shared/domain/local-time.ts';
import { AUDIT_ACTIONS, type AuditAction } from '../../../../src-shared/domain/operators/audit-entry.ts';
import { useZone } from '../../../live/hooks.ts';
import { AuditTable } from './AuditTable.tsx';
import { AuditExport } from './AuditExport.tsx';
import { AuditProof } from './AuditProof.tsx';
import { useAudit } from './use-audit.ts';
import { useText } from '../../../text/use-text.ts';
import './audit.css';

const DAY = 'YYYY-MM-DD';
type Days = readonly [Dayjs | null, Dayjs | null] | null;

const NO_FILTER: AuditFilter = { actions: [], text: '', fromMs: null, untilMs: null };

/** Who did what: found, exported, proved whole. */
export function AuditPage() {
  const { t } = useText();
  /** As the times in the table are told. */
  const zone = useZone() ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  const [filter, setFilter] = useState(NO_FILTER);
  /** Where the page shown begins; null: at the newest. */
  const [before, setBefore] = useState<number | null>(null);
  const { page, failure } = useAudit(filter, before);
  const narrow = (patch: Partial<AuditFilter>): void => {
    setFilter((old) => ({ ...old, ...patch }));
    setBefore(null);
  };
  /** Whole days of the stations' clocks, both included; one that is left open has no end. */
  const spanOf = (days: Days): Pick<AuditFilter, 'fromMs' | 'untilMs'> => {
    const [first, last] = days ?? [null, null];
    return {
      fromMs: first === null ? null : startOfDay(first.format(DAY), zone),
      untilMs: last === null ? null : startOfDay(last.add(1, 'day').format(DAY), zone) - 1,
    };
  };
  return (
    <section className="panel settings-wide">
      <p className="settings-hint">{t('audit.hint')}</p>
      <div className="audit-tools">
        <Input.Search
          allowClear
          className="audit-search"
          aria-label={t('audit.search')}
          placeholder={t('audit.search')}
          maxLength={200}
          onSearch={(text) => narrow({ text })}
        />
        <Select<AuditAction[]>
          allowClear
          mode="multiple"
          className="audit-actions"
          aria-label={t('audit.what')}
          placeholder={t('audit.allActions')}
          maxTagCount="responsive"
          showSearch={{ optionFilterProp: 'label' }}
          options={AUDIT_ACTIONS.map((action) => ({ value: action, label: t(`audit.action.${action}`) }))}
          onChange={(actions) => narrow({ actions })}
        />
        <DatePicker.RangePicker
          aria-label={t('audit.days')}
          allowEmpty={[true, true]}
          onChange={(days) => narrow(spanOf(days))}
        />
        <AuditExport filter={filter} />
      </div>
      <AuditProof />
      {failure !== '' && <Alert className="outcome" type="error" showIcon title={failure} />}
      <AuditTable rows={page?.rows ?? []} isLoading={page === null && failure === ''} />
      <nav className="audit-tools" aria-label={t('audit.title')}>
        <Button disabled={before === null} onClick={() => setBefore(null)}>
          {t('audit.newest')}
        </Button>
        <Button disabled={page?.next == null} onClick={() => setBefore(page?.next ?? null)}>
          {t('audit.older')}
        </Button>
      </nav>
    </section>
  );
}
