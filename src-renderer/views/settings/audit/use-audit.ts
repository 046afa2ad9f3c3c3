import { useEffect, useState } from 'react';
import type { AuditFilter, AuditPage } from '../../../../src-shared/contract/audit.ts';
import { useServices } from '../../../app/services.ts';
import { whyNot } from '../../../text/reason.ts';
import { useText } from '../../../text/use-text.ts';

const PAGE_ROWS = 100;

/** One page of the audit; the old one stays until the new one is there. */
export function useAudit(filter: AuditFilter, before: number | null) {
  const { t } = useText();
  const { client } = useServices();
  const [page, setPage] = useState<AuditPage | null>(null);
  const [failure, setFailure] = useState('');
  useEffect(() => {
    let left = false;
    client.audit.page({ before, limit: PAGE_ROWS, filter }).then(
      (next) => {
        if (left) return;
        setPage(next);
        setFailure('');
      },
      (error: unknown) => {
        if (!left) setFailure(t('audit.failed', { reason: whyNot(error, t) }));
      },
    );
    return () => {
      left = true;
    };
  }, [client, t, filter, before]);
  return { page, failure };
}
