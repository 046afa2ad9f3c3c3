import { Alert, Button, Select, Table, Tag } from 'antd';
import { useState } from 'react';
import type { OperatorRow } from '../../../../src-shared/contract/operators.ts';
import { ROLES, type Role } from '../../../../src-shared/domain/operators/permissions.ts';
import { useServices } from '../../../app/services.ts';
import { useWatched } from '../../../app/watched.ts';
import { useZone } from '../../../live/hooks.ts';
import { formatTime } from '../../../text/format.ts';
import { OperatorForm, type OperatorFields } from './OperatorForm.tsx';
import { useOperators } from './use-operators.ts';
import { useText } from '../../../text/use-text.ts';

/** Who may act here; an administrator adds, changes and disables. */
export function OperatorsPage() {
  const { t } = useText();
  const { client, session } = useServices();
  const self = useWatched(session, ({ name }) => name);
  const { rows, failure, doing } = useOperators();
  /** The name whose password is being set; empty: of somebody new. Null: none. */
  const [edited, setEdited] = useState<string | null>(null);
  const change = (row: OperatorRow, patch: Partial<Pick<OperatorRow, 'role' | 'isDisabled'>>): void => {
    const { name: operator, role, isDisabled } = { ...row, ...patch };
    void doing(client.operators.change({ operator, role, isDisabled }));
  };
  const save = async ({ operator, role, secret }: OperatorFields): Promise<void> => {
    const deed =
      edited === ''
        ? client.operators.add({ operator, role, secret })
        : client.operators.resetSecret({ operator, secret });
    if (await doing(deed)) setEdited(null);
  };
  return (
    <section className="panel settings-wide">
      <div className="settings-row">
        <p className="settings-hint">{t('operators.hint')}</p>
        <Button type="primary" onClick={() => setEdited('')} disabled={rows === null}>
          {t('operators.add')}
        </Button>
      </div>
      {failure !== '' && <Alert className="outcome" type="error" showIcon title={failure} />}
      <Table<OperatorRow>
        rowKey="name"
        dataSource={rows ?? []}
        loading={rows === null && failure === ''}
        pagination={{ hideOnSinglePage: true, pageSize: 50 }}
        onRow={({ name }) => ({ 'data-operator-row': name }) as object}
        columns={[
          {
            title: t('operators.name'),
            render: (_, { name }) => (name === self ? `${name} · ${t('operators.self')}` : name),
          },
          {
            title: t('operators.roleTitle'),
            render: (_, row) => (
              <Select<Role>
                aria-label={`${t('operators.roleTitle')} ${row.name}`}
                className="operator-role"
                value={row.role}
                options={ROLES.map((role) => ({ value: role, label: t(`operators.role.${role}`) }))}
                onChange={(role) => change(row, { role })}
              />
            ),
          },
          { title: t('operators.state'), render: (_, row) => <StateOf row={row} /> },
          {
            title: t('operators.acts'),
            render: (_, row) => (
              <span className="operator-acts">
                <Button onClick={() => setEdited(row.name)}>{t('operators.reset')}</Button>
                <Button onClick={() => change(row, { isDisabled: !row.isDisabled })}>
                  {t(row.isDisabled ? 'operators.enable' : 'operators.disable')}
                </Button>
              </span>
            ),
          },
        ]}
      />
      {edited !== null && (
        <OperatorForm name={edited} onSave={(fields) => void save(fields)} onClose={() => setEdited(null)} />
      )}
    </section>
  );
}

function StateOf({ row: { isDisabled, mustChange, closedUntilMs } }: { readonly row: OperatorRow }) {
  const { t } = useText();
  const zone = useZone();
  return (
    <>
      <Tag>{t(isDisabled ? 'operators.disabled' : 'operators.active')}</Tag>
      {mustChange && <Tag>{t('operators.mustChange')}</Tag>}
      {closedUntilMs > 0 && (
        <Tag color="warning">{t('operators.closed', { time: formatTime(closedUntilMs, zone) })}</Tag>
      )}
    </>
  );
}
