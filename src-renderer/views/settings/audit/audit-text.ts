import type { AuditRow } from '../../../../src-shared/contract/audit.ts';
import { AUDIT_ACTIONS } from '../../../../src-shared/domain/operators/audit-entry.ts';
import { formatStamp } from '../../../text/format.ts';
import type { Translate } from '../../../text/i18n.ts';

/** An action of another version has no words here and is shown as it stands. */
export function actionLabel(action: string, t: Translate): string {
  const known = AUDIT_ACTIONS.find((one) => one === action);
  return known === undefined ? action : t(`audit.action.${known}`);
}

/** `@control-1` is the console itself. */
export const whoText = (by: string, t: Translate): string =>
  by === '' || by.startsWith('@') ? `${t('audit.nobody')} ${by}`.trim() : by;

/** `act acknowledge · note seen`: what is empty is left out. */
export const detailText = (detail: AuditRow['detail']): string =>
  Object.entries(detail)
    .filter(([, value]) => value !== '' && value !== null)
    .map(([name, value]) => `${name} ${String(value)}`)
    .join(' · ');

interface Naming {
  readonly t: Translate;
  /** The stations', or this computer's. */
  readonly zone: string | undefined;
}

/** The rows as a spreadsheet shows them, heads first. */
export function auditTable(rows: readonly AuditRow[], { t, zone }: Naming): string[][] {
  return rows.map(({ seq, atMs, by, action, subject, detail }) => [
    String(seq),
    formatStamp(atMs, zone),
    by,
    actionLabel(action, t),
    subject,
    detailText(detail),
  ]);
}

export const auditHeads = (t: Translate): string[] => [
  '#',
  t('audit.when'),
  t('audit.who'),
  t('audit.what'),
  t('audit.subject'),
  t('audit.detail'),
];
