import { setImmediate as breathe } from 'node:timers/promises';
import { TOKENS_COUNTED_MOST, type PrivacyKept } from '../../../src-shared/contract/privacy.ts';
import type { StationEvent } from '../../../src-shared/domain/event.ts';
import { tokenIn } from '../../../src-shared/domain/tokens.ts';
import type { Journal } from '../ports.ts';

/** Entries read in one go: some ms, then others have their turn. */
const STEP = 2_000;

/** Which tokens the journal holds: counted from the entries themselves, so that it is proof and no bookkeeping. */
export async function tokensKept(
  journal: Journal,
): Promise<Pick<PrivacyKept, 'stations' | 'tokens' | 'oldestMs'>> {
  const stations = new Map<string, number>();
  const tokens = new Set<string>();
  let oldestMs: number | null = null;
  for (let at = journal.personsFrom() - 1; ;) {
    const entries = await journal.read(at, STEP);
    for (const { json } of entries) {
      const token = tokenIn(json);
      if (token === null) continue;
      const { station, arrivedMs } = JSON.parse(json) as StationEvent;
      stations.set(station, (stations.get(station) ?? 0) + 1);
      if (tokens.size < TOKENS_COUNTED_MOST) tokens.add(token);
      oldestMs = Math.min(oldestMs ?? arrivedMs, arrivedMs);
    }
    const last = entries.at(-1);
    if (last === undefined) break;
    at = last.cursor;
    await breathe();
  }
  return {
    stations: [...stations]
      .map(([station, entries]) => ({ station, entries }))
      .sort((a, b) => b.entries - a.entries || (a.station < b.station ? -1 : 1)),
    tokens: tokens.size,
    oldestMs,
  };
}
