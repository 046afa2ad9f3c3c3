import type { Transaction } from 'dexie';
import type { Chain } from './alarm-chain.ts';
import { planAlarms, takeAlarms } from './alarm-plan.ts';
import type { AheadRow, AlarmKey, AlarmRow } from './alarm-rows.ts';
import { putAlarms, trimChain, warmAlarms } from './alarm-store.ts';
import { parseEvents } from './entries.ts';

/** Of a segment of version 1 what is needed here. */
interface Segment {
  readonly first: number;
  readonly events: string;
}

/** Segments read at once: 3 MB of text at most. */
const STEP = 100;

/** Alarms at hand between steps. */
const CHAINS_MAX = 1_024;

/** Most segments have none, and looking costs a hundredth of parsing. The text is JSON.stringify's, without blanks. */
const HAS_ALARMS = /"kind":"(?:alarm|operators)"/;

/**
 * Version 2: the journal of alarms is made from the events that are kept whole, within the transaction that raises the
 * version. What version 1 had is only read, so it is its own copy: an upgrade that fails leaves it as it was.
 */
export async function fillAlarmLog(transaction: Transaction): Promise<void> {
  const segments = transaction.table<Segment, number>('segments');
  const alarmLog = transaction.table<AlarmRow, AlarmKey>('alarmLog');
  const alarmsAhead = transaction.table<AheadRow, [string, string]>('alarmsAhead');
  const chains = new Map<string, Chain>();
  for (let after = -Infinity; ;) {
    const rows = await segments.where(':id').above(after).limit(STEP).toArray();
    const last = rows.at(-1);
    if (last === undefined) return;
    const plans = planAlarms(
      rows.filter(({ events }) => HAS_ALARMS.test(events)).flatMap(({ events }) => parseEvents(events)),
    );
    await warmAlarms({ alarmLog, alarmsAhead }, chains, plans);
    takeAlarms(plans, chains);
    await putAlarms({ alarmLog, alarmsAhead }, chains, plans);
    if (chains.size > CHAINS_MAX) chains.clear();
    for (const chain of chains.values()) trimChain(chain);
    after = last.first;
  }
}
