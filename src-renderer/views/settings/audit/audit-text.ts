import type { AuditRow } from '../../../../src-shared/contract/audit.ts';
import { AUDIT_ACTIONS } from '../../../../src-shared/domain/operators/audit-entry.ts';
import { ROLES } from '../../../../src-shared/domain/operators/permissions.ts';
import { zhCN } from '../../../../src-shared/text/zh-CN.ts';
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

const FIELDS: Readonly<Record<string, string>> = zhCN.audit.field;

/** A field of another version, or a setting of another module, is shown as it stands. */
const fieldLabel = (name: string, t: Translate): string => (isField(name) ? t(`audit.field.${name}`) : name);

const isField = (name: string): name is keyof typeof zhCN.audit.field => Object.hasOwn(FIELDS, name);

const valueText = (name: string, value: string | number | boolean, t: Translate): string => {
  if (typeof value === 'boolean') return t(value ? 'words.yes' : 'words.no');
  const role = ROLES.find((one) => one === value);
  return (name === 'role' || name === 'was') && role !== undefined
    ? t(`operators.role.${role}`)
    : String(value);
};

/** `act: acknowledge · note: seen`: what is empty is left out. */
export const detailText = (detail: AuditRow['detail'], t: Translate): string =>
  Object.entries(detail)
    .flatMap(([name, value]) =>
      value === '' || value === null ? [] : [`${fieldLabel(name, t)}: ${valueText(name, value, t)}`],
    )
    .join(' · ');

/** `kexuecheng/smoke` with the station's name; several stand with a blank between. */
export const subjectText = (subject: string, nameOf: Naming['nameOf']): string =>
  subject
    .split(' ')
    .map((part) => {
      const [station = '', ...rest] = part.split('/');
      return [nameOf(station), ...rest].join(' / ');
    })
    .join(' ');

interface Naming {
  readonly t: Translate;
  /** A station's name by its id; what is no station's id, as it is. */
  readonly nameOf: (id: string) => string;
  /** The stations', or this computer's. */
  readonly zone: string | undefined;
}

/** The rows as a spreadsheet shows them, heads first. */
export function auditTable(rows: readonly AuditRow[], { t, nameOf, zone }: Naming): string[][] {
  return rows.map(({ seq, atMs, by, action, subject, detail }) => [
    String(seq),
    formatStamp(atMs, zone),
    by,
    actionLabel(action, t),
    subjectText(subject, nameOf),
    detailText(detail, t),
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
