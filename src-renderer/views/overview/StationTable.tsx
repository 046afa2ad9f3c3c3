import { Table, type TableProps } from 'antd';
import { memo, useMemo, useRef, type ComponentProps } from 'react';
import { useTranslation } from 'react-i18next';
import { goTo, stationHref } from '../../app/route.ts';
import { useStation } from '../../live/hooks.ts';
import { LiveText, type StationField } from '../../live/LiveText.tsx';
import { severityOf } from '../../live/severity.ts';
import { stationName } from '../../text/labels.ts';
import { Condition } from './Condition.tsx';
import * as fields from './fields.ts';
import { LiveSpark } from './LiveSpark.tsx';
import { useRoving } from './roving.ts';
import './table.css';

interface Row {
  readonly id: string;
}

/** Some hundreds of stations, one line each. The table knows ids only: figures write themselves into its cells. */
export default function StationTable({ ids }: { readonly ids: readonly string[] }) {
  const body = useRef<HTMLDivElement>(null);
  const { reachable, ...keys } = useRoving(ids, 1, body);
  const rows = useMemo(() => ids.map((id) => ({ id })), [ids]);
  const columns = useColumns(reachable);
  return (
    <div ref={body} {...keys}>
      <Table<Row>
        className="station-table"
        size="small"
        rowKey="id"
        pagination={false}
        columns={columns}
        dataSource={rows}
        components={COMPONENTS}
        onRow={({ id }) => ({ onClick: () => goTo(stationHref(id)) })}
      />
    </div>
  );
}

type RowProps = ComponentProps<'tr'> & { readonly 'data-row-key'?: string };

/** The line of a station carries its handles, which follow its state without the table knowing. */
function StationRow({ 'data-row-key': id = '', className = '', ...rest }: RowProps) {
  const state = useStation(id, (s) => s?.state ?? 'unknown');
  const severity = useStation(id, (s) => (s === undefined ? 'unknown' : severityOf(s)));
  return <tr {...rest} className={`${className} row-${severity}`} data-station={id} data-state={state} />;
}

const COMPONENTS = { body: { row: StationRow } };

const NameCell = memo(function NameCell({
  id,
  reachable,
}: {
  readonly id: string;
  readonly reachable: boolean;
}) {
  const { i18n } = useTranslation();
  const name = useStation(id, (s) => (s === undefined ? id : stationName(s, i18n.language)));
  return (
    <a href={stationHref(id)} tabIndex={reachable ? 0 : -1}>
      {name}
    </a>
  );
});

function useColumns(reachable: string | undefined): NonNullable<TableProps<Row>['columns']> {
  const { t } = useTranslation();
  return useMemo(() => {
    const plain = (title: string, name: string, field: StationField) => ({
      title,
      key: name,
      render: (_: unknown, { id }: Row) => <LiveText data-field={name} station={id} field={field} />,
    });
    const figure = (...column: Parameters<typeof plain>) => ({ ...plain(...column), className: 'figure' });
    return [
      {
        title: t('overview.colName'),
        key: 'name',
        render: (_: unknown, { id }: Row) => <NameCell id={id} reachable={id === reachable} />,
      },
      {
        title: t('overview.colState'),
        key: 'state',
        render: (_: unknown, { id }: Row) => <Condition station={id} />,
      },
      {
        title: t('overview.colInside'),
        key: 'inside',
        className: 'figure',
        render: (_: unknown, { id }: Row) => (
          <>
            <LiveText className="row-inside" data-field="inside" station={id} field={fields.inside} />{' '}
            <LiveText className="row-of" station={id} field={fields.capacityShort} />
          </>
        ),
      },
      {
        title: t('overview.colHour'),
        key: 'hour',
        render: (_: unknown, { id }: Row) => <LiveSpark station={id} />,
      },
      figure(t('overview.colVisits'), 'entries', fields.entries),
      plain(t('overview.colDoor'), 'door', fields.door),
      plain(t('overview.colLights'), 'lights', fields.lights),
      figure(t('overview.colPower'), 'power', fields.power),
      figure(t('overview.colEnergy'), 'energy', fields.energy),
      figure(t('overview.colAlarms'), 'alarms', fields.alarms),
      figure(t('overview.colAge'), 'age', fields.age),
    ];
  }, [t, reachable]);
}
