import { isBeyond, type Measure } from './condition.ts';
import { picks, ringsAtOnce, type Rule } from './rule.ts';
import { isWatching } from './schedule.ts';
import { MINUTE_MS, type StationPast } from './station-past.ts';
import { stretchesOf, type Stretch } from './stretches.ts';
import { isResting, RESTING, step, type Timer } from './timer.ts';

/** Once that the alarm would have rung, epoch ms. */
export interface Rang {
  readonly station: string;
  readonly fromMs: number;
  /** Null: it would still be active at the end. */
  readonly toMs: number | null;
}

/** Which of a minute's aggregate the arrays should hold: a rule that waits for minutes judges what stands, another any peak. */
export function fieldFor(rule: Rule): 'last' | 'min' | 'max' {
  // What is so or not so has events and no figures: the stored days, which hold the last of each minute, do.
  if (rule.onDelayS >= 60 || !('threshold' in rule)) return 'last';
  return rule.kind === 'temperature' && rule.side === 'below' ? 'min' : 'max';
}

/**
 * When the rule would have rung over the stored past. Answers how many stations are done after each: whoever
 * drives it can show that, let others run, or end it.
 *
 * Right to a minute where it judges minutes; by the events themselves where it is of doors and connections. What the history
 * cannot tell (the clocks' skew, all that is of the console) never rang here: see `canBackTest`.
 */
export function* backTest(rule: Rule, past: Iterable<StationPast>): Generator<number, readonly Rang[], void> {
  const rang: Rang[] = [];
  let done = 0;
  for (const station of past) {
    if (picks(rule.stations, station.station)) rang.push(...backTestStation(rule, station));
    done += 1;
    yield done;
  }
  return rang;
}

const UNTOLD: ReadonlySet<Rule['kind']> = new Set([
  'clock-skew',
  'broker-lost',
  'disk-low',
  'backlog',
  'sound-failed',
  'backup-missed',
]);

export const canBackTest = ({ kind }: Pick<Rule, 'kind'>): boolean => !UNTOLD.has(kind);

function backTestStation(rule: Rule, past: StationPast): Rang[] {
  const bySeries = seriesOf(rule, past).flatMap((series) => ofSeries(rule, past, series));
  const stretches = stretchesOf(rule, past);
  if (ringsAtOnce(rule.kind))
    return stretches
      .flat()
      .map((one) => rangAtOnce(rule, past, one))
      .sort(byBeginning);
  const byStretches = stretches.flatMap((ofOne) => ofStretches(rule, past, ofOne));
  return joined([...bySeries, ...byStretches]);
}

/** One value a minute, and what it is judged against. */
type Series = Pick<Measure, 'limit' | 'deadband' | 'side'> & {
  readonly values: Float32Array;
  /** Where given, minutes with somebody inside count as below, and unknown ones as unknown. */
  readonly whileEmpty: Float32Array | null;
};

function seriesOf(rule: Rule, past: StationPast): Series[] {
  if (!('threshold' in rule)) return [];
  const { threshold: limit, deadband } = rule;
  const { inside, powerW, capacity, ratedW } = past;
  const above = { limit, deadband, side: 'above', whileEmpty: null } as const;
  switch (rule.kind) {
    case 'overcrowded':
      return inside === null || capacity === null
        ? []
        : [{ ...above, limit: limit * capacity, values: inside }];
    case 'overload': {
      const unitW = rule.unit === 'w' ? 1 : ratedW;
      return powerW === null || unitW === null
        ? []
        : [{ ...above, limit: limit * unitW, deadband: deadband * unitW, values: powerW }];
    }
    case 'load-while-empty':
      return powerW === null || inside === null ? [] : [{ ...above, values: powerW, whileEmpty: inside }];
    case 'temperature':
      return picked(past.celsius, rule.sensors).map((values) => ({ ...above, side: rule.side, values }));
    case 'appliance-left-on':
      if (rule.whileEmpty && inside === null) return [];
      return picked(past.appliancesW, rule.devices).map((values) => ({
        ...above,
        values,
        whileEmpty: rule.whileEmpty ? inside : null,
      }));
    default:
      return [];
  }
}

const picked = (of: ReadonlyMap<string, Float32Array>, names: 'all' | readonly string[]): Float32Array[] =>
  [...of].filter(([name]) => picks(names, name)).map(([, values]) => values);

/** The same delays as live, a minute to the step. Nearly all minutes are calm, and make nothing. */
function ofSeries(rule: Rule, past: StationPast, series: Series): Rang[] {
  const { station, fromMs, minutes } = past;
  const { values, whileEmpty, side, limit, deadband } = series;
  const rang: Rang[] = [];
  let timer: Timer = RESTING;
  for (let minute = 0; minute < minutes; minute += 1) {
    let value = values[minute] ?? NaN;
    if (whileEmpty !== null) {
      const inside = whileEmpty[minute] ?? NaN;
      value = inside > 0 ? 0 : inside === 0 ? value : NaN;
    }
    const isCalm = isResting(timer);
    const condition = Number.isNaN(value)
      ? null
      : isBeyond(side, value, limit, timer.condition ? deadband : 0);
    if (isCalm && condition !== true) continue;
    const atMs = fromMs + minute * MINUTE_MS;
    const isOn = isWatching(rule.schedule, atMs, past);
    const next = step(timer, rule, { condition: isOn ? condition : false, atMs }, atMs, MINUTE_MS);
    note(rang, station, timer.raised, next.raised, atMs);
    timer = next;
  }
  return rang;
}

function note(rang: Rang[], station: string, before: boolean, after: boolean, atMs: number): void {
  const last = rang.at(-1);
  if (after && !before) rang.push({ station, fromMs: atMs, toMs: null });
  else if (before && !after && last !== undefined) rang[rang.length - 1] = { ...last, toMs: atMs };
}

/** Of stretches known to the millisecond: those that last, and whatever follows before the off-delay has passed. */
function ofStretches(rule: Rule, { station }: StationPast, stretches: readonly Stretch[]): Rang[] {
  const rang: Rang[] = [];
  for (const { fromMs, toMs } of stretches) {
    const last = rang.at(-1);
    const endMs = toMs === null ? null : toMs + rule.offDelayS * 1_000;
    const rangMs = fromMs + rule.onDelayS * 1_000;
    const isBridged = last !== undefined && (last.toMs === null || fromMs <= last.toMs);
    if (isBridged) rang[rang.length - 1] = { ...last, toMs: later(last.toMs, endMs) };
    else if (toMs === null || toMs >= rangMs) rang.push({ station, fromMs: rangMs, toMs: endMs });
  }
  return rang;
}

const rangAtOnce = ({ offDelayS }: Rule, { station }: StationPast, { fromMs, toMs }: Stretch): Rang => ({
  station,
  fromMs,
  toMs: toMs === null ? null : toMs + offDelayS * 1_000,
});

const byBeginning = (a: Rang, b: Rang): number => a.fromMs - b.fromMs;

/** A station has one alarm of the rule, whichever of its doors or sensors it is. */
function joined(rang: readonly Rang[]): Rang[] {
  const ordered = [...rang].sort(byBeginning);
  const left: Rang[] = [];
  for (const one of ordered) {
    const before = left.at(-1);
    if (before === undefined || (before.toMs !== null && before.toMs < one.fromMs)) left.push(one);
    else left[left.length - 1] = { ...before, toMs: later(before.toMs, one.toMs) };
  }
  return left;
}

const later = (a: number | null, b: number | null): number | null =>
  a === null || b === null ? null : Math.max(a, b);
