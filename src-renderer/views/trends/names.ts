import { INSIDE, meterOf, sensorOf, VISITS, type Signal } from '../../../src-shared/domain/trend/signal.ts';
import type { KnownSignal } from '../../history/read-trend.ts';
import { formatThousands, UNKNOWN } from '../../text/format.ts';
import type { Translate } from '../../text/i18n.ts';

const UNITS = { c: '°C', rh: '%', co2: 'ppm' } as const;

/** What a value is counted in; empty: people. */
export function unitOf(signal: Signal): string {
  if (meterOf(signal) !== null) return 'W';
  const air = sensorOf(signal);
  return air === null ? '' : UNITS[air.field];
}

/** "总表 · 功率 (W)": what a person calls a signal. */
export function signalName({ signal, name }: KnownSignal, t: Translate): string {
  const meter = meterOf(signal);
  const air = sensorOf(signal);
  if (meter !== null) return `${name ?? meter} · ${t('trends.power')} (W)`;
  if (air !== null) return `${name ?? air.sensor} · ${t(`trends.air.${air.field}`)} (${unitOf(signal)})`;
  return signal === VISITS ? t('trends.visits') : t('trends.inside');
}

/** Watts need no digit after the point, and a count that is whole has none; means and degrees have one. */
export function valueText(signal: Signal, value: number | null): string {
  if (value === null) return UNKNOWN;
  const isCoarse = meterOf(signal) !== null || sensorOf(signal)?.field === 'co2';
  const isCount = (signal === VISITS || signal === INSIDE) && Number.isInteger(value);
  return formatThousands(value, isCoarse || isCount ? 0 : 1);
}
