import { memo, useRef, type ReactNode } from 'react';
import { goTo } from '../../app/route.ts';
import { useStation } from '../../live/hooks.ts';
import { LiveText, type StationField } from '../../live/LiveText.tsx';
import { severityOf } from '../../live/severity.ts';
import { stationName } from '../../text/labels.ts';
import { Condition } from './Condition.tsx';
import * as fields from './fields.ts';
import { LiveSpark } from './LiveSpark.tsx';
import { usePlace } from './place.ts';
import { useRoving } from './roving.ts';
import { useText } from '../../text/use-text.ts';
import './table.css';

interface Column {
  readonly name: string;
  readonly title: `overview.col${'Name' | 'State' | 'Inside' | 'Hour' | 'Visits' | 'Door' | 'Lights' | 'Power' | 'Energy' | 'Alarms' | 'Age'}`;
  readonly isFigure: boolean;
  readonly cell: (id: string, isReachable: boolean) => ReactNode;
}

const words = (title: Column['title'], name: string, field: StationField): Column => ({
  name,
  title,
  isFigure: false,
  cell: (id) => <LiveText data-field={name} station={id} field={field} />,
});
const figure = (...column: Parameters<typeof words>): Column => ({ ...words(...column), isFigure: true });

const COLUMNS: readonly Column[] = [
  {
    name: 'name',
    title: 'overview.colName',
    isFigure: false,
    cell: (id, isReachable) => <Name id={id} isReachable={isReachable} />,
  },
  { name: 'state', title: 'overview.colState', isFigure: false, cell: (id) => <Condition station={id} /> },
  {
    name: 'inside',
    title: 'overview.colInside',
    isFigure: true,
    cell: (id) => (
      <>
        <LiveText className="row-inside" data-field="inside" station={id} field={fields.inside} />{' '}
        <LiveText className="row-of" station={id} field={fields.capacityShort} />
      </>
    ),
  },
  { name: 'hour', title: 'overview.colHour', isFigure: false, cell: (id) => <LiveSpark station={id} /> },
  figure('overview.colVisits', 'entries', fields.entries),
  words('overview.colDoor', 'door', fields.door),
  words('overview.colLights', 'lights', fields.lights),
  figure('overview.colPower', 'power', fields.power),
  figure('overview.colEnergy', 'energy', fields.energy),
  figure('overview.colAlarms', 'alarms', fields.alarms),
  figure('overview.colAge', 'age', fields.age),
];

/**
 * Some hundreds of stations, one line each, all of them in the document. Plain table elements: the component library's
 * table needs six times the memory for the same lines, and nothing of what it could do is used
 * (docs/decisions/0006-memory.md).
 */
export function StationTable({ ids }: { readonly ids: readonly string[] }) {
  const { t } = useText();
  const body = useRef<HTMLTableElement>(null);
  const { reachable, ...keys } = useRoving(ids, 1, body);
  return (
    <table ref={body} className="station-table" {...keys}>
      <thead>
        <tr>
          {COLUMNS.map(({ name, title, isFigure }) => (
            <th key={name} scope="col" className={isFigure ? 'figure' : undefined}>
              {t(title)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {ids.map((id) => (
          <StationRow key={id} id={id} isReachable={id === reachable} />
        ))}
      </tbody>
    </table>
  );
}

interface RowProps {
  readonly id: string;
  readonly isReachable: boolean;
}

/** The line of a station carries its handles, which follow its state without the table knowing; figures write themselves. */
const StationRow = memo(function StationRow({ id, isReachable }: RowProps) {
  const place = usePlace();
  const state = useStation(id, (s) => s?.state ?? 'unknown');
  const severity = useStation(id, (s) => (s === undefined ? 'unknown' : severityOf(s)));
  return (
    <tr
      className={`row-${severity}`}
      {...place.handle(id)}
      data-state={state}
      onClick={() => goTo(place.hrefOf(id))}
    >
      {COLUMNS.map(({ name, isFigure, cell }) => (
        <td key={name} className={isFigure ? 'figure' : undefined}>
          {cell(id, isReachable)}
        </td>
      ))}
    </tr>
  );
});

function Name({ id, isReachable }: RowProps) {
  const { language } = useText();
  const place = usePlace();
  const name = useStation(id, (s) => (s === undefined ? id : stationName(s, language)));
  return (
    <a href={place.hrefOf(id)} tabIndex={isReachable ? 0 : -1}>
      {name}
    </a>
  );
}
