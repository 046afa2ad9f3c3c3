import type { Transaction } from 'dexie';
import { ALARM_STORES } from './alarm-rows.ts';
import { fillAlarmLog } from './alarm-upgrade.ts';
import { countDaysAnew } from './day-upgrade.ts';
import { forgetPersons } from './person-upgrade.ts';

export interface Version {
  readonly version: number;
  /** Dexie's notation; tables that are not named stay as they are. */
  readonly stores: Readonly<Record<string, string>>;
  readonly upgrade?: (transaction: Transaction) => PromiseLike<void>;
}

/**
 * Every version that was ever released, oldest first; a released one is never edited. To change the schema append
 * `{ version: 7, stores: {changed tables only}, upgrade }`. `upgrade` runs in the transaction that raises the version,
 * so it happens whole or not at all. An upgrade may also clear `meta`: then all is rebuilt from the journal,
 * but what is older than the journal's retention would be lost.
 * At most two indexes a table: each costs a put per row. Keys grow with time, so that retention deletes key ranges.
 */
export const VERSIONS: readonly Version[] = [
  {
    version: 1,
    stores: {
      meta: 'name',
      segments: 'first, *places',
      telemetry: '[hourMs+station]',
      days: '[station+day]',
      stations: 'id',
    },
  },
  { version: 2, stores: ALARM_STORES, upgrade: fillAlarmLog },
  // Filled in the background, from the other tables.
  { version: 3, stores: { digests: '[station+series+dayMs], [dayMs+station]' } },
  { version: 4, stores: {}, upgrade: countDaysAnew },
  { version: 5, stores: {}, upgrade: forgetPersons },
  // Filled in the background, from the days.
  { version: 6, stores: { months: '[station+month], newest' } },
];
