import type { Transaction } from 'dexie';
import { tokenIn, withoutTokens } from '../../src-shared/domain/tokens.ts';
import type { SegmentRow } from './rows.ts';

const STEP = 100;

/** Version 5: who came through a door is no longer here, but in main's journal alone. */
export async function forgetPersons(transaction: Transaction): Promise<void> {
  const segments = transaction.table<SegmentRow, number>('segments');
  for (let after = -Infinity; ;) {
    const step = await segments.where(':id').above(after).limit(STEP).toArray();
    const last = step.at(-1);
    if (last === undefined) return;
    const told = step.filter(({ events }) => tokenIn(events) !== null);
    await segments.bulkPut(told.map((row) => ({ ...row, events: withoutTokens(row.events) })));
    after = last.first;
  }
}
