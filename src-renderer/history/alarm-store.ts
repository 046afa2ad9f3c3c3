import { Dexie, type Table } from 'dexie';
import { isAfter, type Stamp } from '../../src-shared/domain/stamp.ts';
import { isNothing, nothingAhead } from './alarm-ahead.ts';
import { chainOf, type Chain } from './alarm-chain.ts';
import { covers, type AlarmPlan, type AlarmPlans } from './alarm-plan.ts';
import { CHAIN_INDEX, type AheadRow, type AlarmKey, type AlarmRow } from './alarm-rows.ts';

export interface AlarmTables {
  readonly alarmLog: Table<AlarmRow, AlarmKey>;
  readonly alarmsAhead: Table<AheadRow, [station: string, alarm: string]>;
}

/** Within a transaction: loads what the plans touch and is not at hand yet. */
export async function warmAlarms(
  tables: AlarmTables,
  chains: Map<string, Chain>,
  plans: AlarmPlans,
): Promise<void> {
  const cold = [...plans].filter(([pair, plan]) => {
    const chain = chains.get(pair);
    return chain === undefined || !covers(chain, plan);
  });
  await Promise.all(cold.map(async ([pair, plan]) => chains.set(pair, await loadChain(tables, plan))));
}

async function loadChain({ alarmLog, alarmsAhead }: AlarmTables, plan: AlarmPlan): Promise<Chain> {
  const { station, alarm, since } = plan;
  const ahead = (await alarmsAhead.get([station, alarm])) ?? nothingAhead(station, alarm);
  const chain = await chainSince(alarmLog, plan, ahead, since);
  if (covers(chain, plan)) return chain;
  const earlier = await earliestNamed(alarmLog, plan);
  return earlier === null || (since !== null && isAfter(earlier, since))
    ? chain
    : chainSince(alarmLog, plan, ahead, earlier);
}

/** From the newest occurrence at or before a time on; the newest of all where no time is given. */
async function chainSince(
  log: AlarmTables['alarmLog'],
  { station, alarm }: AlarmPlan,
  ahead: AheadRow,
  since: Stamp | null,
): Promise<Chain> {
  const lowest = [station, alarm, Dexie.minKey];
  const highest = [station, alarm, Dexie.maxKey];
  const until = since === null ? highest : [station, alarm, since.atMs, since.id];
  const first = await log.where(CHAIN_INDEX).between(lowest, until, true, true).last();
  const from = first === undefined ? lowest : [station, alarm, first.raisedMs, first.occurrence];
  const rows = await log.where(CHAIN_INDEX).between(from, highest, true, true).toArray();
  return chainOf(rows, ahead, first === undefined);
}

/** Operators may act on what is long over: all keys of the alarm are gone through, which happens next to never. */
async function earliestNamed(
  log: AlarmTables['alarmLog'],
  { station, alarm, named }: AlarmPlan,
): Promise<Stamp | null> {
  const keys = await log
    .where(CHAIN_INDEX)
    .between([station, alarm, Dexie.minKey], [station, alarm, Dexie.maxKey])
    .primaryKeys();
  const found = keys.find(([, , , occurrence]) => named.has(occurrence));
  return found === undefined ? null : { atMs: found[0], id: found[3] };
}

/** Within a transaction: writes the rows that changed. */
export async function putAlarms(
  { alarmLog, alarmsAhead }: AlarmTables,
  chains: ReadonlyMap<string, Chain>,
  plans: AlarmPlans,
): Promise<void> {
  const touched = [...plans.keys()].flatMap((pair) => chains.get(pair) ?? []);
  const rows = touched.flatMap((chain) => chain.rows.filter((row) => chain.changed.has(row.occurrence)));
  const aheads = touched.filter(({ isAheadChanged }) => isAheadChanged).map(({ ahead }) => ahead);
  const gone = aheads.filter(isNothing);
  const kept = aheads.filter((ahead) => !isNothing(ahead));
  await Promise.all([
    rows.length > 0 && alarmLog.bulkPut(rows),
    kept.length > 0 && alarmsAhead.bulkPut(kept),
    gone.length > 0 && alarmsAhead.bulkDelete(gone.map(({ station, alarm }) => [station, alarm])),
  ]);
  for (const chain of touched) {
    chain.changed.clear();
    chain.isAheadChanged = false;
  }
}

/** The newest occurrences of an alarm that are kept at hand: what is told of next is about one of them. */
const ROWS_MAX = 4;

/** Drops the older rows of a chain that is as the tables are. */
export function trimChain(chain: Chain): void {
  if (chain.rows.length <= ROWS_MAX) return;
  chain.rows.splice(0, chain.rows.length - ROWS_MAX);
  chain.isWhole = false;
}
