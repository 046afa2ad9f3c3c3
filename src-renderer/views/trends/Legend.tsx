import { useMemo } from 'react';
import { figuresOf } from '../../../src-shared/domain/trend/figures.ts';
import { VISITS } from '../../../src-shared/domain/trend/signal.ts';
import { usePreferences } from '../../app/services.ts';
import type { TrendLine } from '../../history/read-trend.ts';
import { beforeLook, lineLook, type LineLook } from './line-look.ts';
import { unitOf, valueText } from './names.ts';
import { shownValues } from './points.ts';
import type { Drawn } from './use-trend.ts';
import { useText } from '../../text/use-text.ts';

interface LegendProps {
  readonly drawn: Drawn;
  readonly nameOf: (station: string) => string;
}

/** Which line is whose, and what it says in figures. */
export function Legend({ drawn, nameOf }: LegendProps) {
  const { t } = useText();
  const { theme } = usePreferences();
  const { trend, before, signal } = drawn;
  return (
    <table className="trends-legend">
      <thead>
        <tr>
          <td />
          <th scope="col">{t('trends.station')}</th>
          {signal === VISITS && <th scope="col">{t('trends.sum')}</th>}
          {(['mean', 'min', 'max', 'known'] as const).map((name) => (
            <th key={name} scope="col">
              {t(`trends.${name}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {trend.lines.map((line, index) => (
          <Row
            key={line.station}
            line={line}
            drawn={drawn}
            name={nameOf(line.station)}
            look={lineLook(index, theme)}
          />
        ))}
        {before.map((line, index) => (
          <Row
            key={line.station}
            line={line}
            drawn={drawn}
            name={t('trends.before', { name: nameOf(line.station) })}
            look={beforeLook(index, theme)}
            isBefore
          />
        ))}
      </tbody>
    </table>
  );
}

interface RowProps {
  readonly line: TrendLine;
  readonly drawn: Drawn;
  readonly name: string;
  readonly look: LineLook;
  readonly isBefore?: boolean;
}

function Row({ line, drawn, name, look, isBefore = false }: RowProps) {
  const { trend, signal } = drawn;
  const { resolution } = trend;
  const figures = useMemo(() => figuresOf(shownValues(line.values, resolution)), [line, resolution]);
  const share = line.values.length === 0 ? 0 : figures.known / line.values.length;
  const unit = unitOf(signal);
  const { sum, mean, min, max } = figures;
  const handle = isBefore ? { 'data-trend-before': line.station } : { 'data-trend': line.station };
  return (
    <tr {...handle}>
      <td>
        <svg className="trends-swatch" viewBox="0 0 40 8" aria-hidden="true">
          <path
            d="M0 4H40"
            stroke={look.colour}
            strokeWidth={look.width}
            strokeDasharray={look.dash.join(' ')}
          />
        </svg>
      </td>
      <th scope="row">{name}</th>
      {signal === VISITS && <td data-figure="sum">{valueText(signal, figures.known === 0 ? null : sum)}</td>}
      {Object.entries({ mean, min, max }).map(([figure, value]) => (
        <td key={figure} data-figure={figure}>
          {valueText(signal, value)} {value === null ? '' : unit}
        </td>
      ))}
      <td data-figure="known">{Math.floor(share * 100)} %</td>
    </tr>
  );
}
