import type { Asked } from '../../../app/use-address.ts';

/** What of the past is looked at. */
export interface ReplayChoice {
  /** Epoch ms; the night that it is in is the one that is open. Null: not chosen yet. */
  readonly atMs: number | null;
  /** The only station that is read; null: all of them. */
  readonly scope: string | null;
  /** The station that is looked at more closely. */
  readonly station: string | null;
}

function choiceOf(query: string, before: ReplayChoice | null): ReplayChoice {
  const asked = new URLSearchParams(query);
  const atMs = Number(asked.get('at') ?? Number.NaN);
  return {
    atMs:
      Number.isSafeInteger(atMs) && atMs > 0 && atMs < 8_640_000_000_000_000 ? atMs : (before?.atMs ?? null),
    scope: asked.get('scope') ?? before?.scope ?? null,
    station: asked.get('station'),
  };
}

function queryOf({ atMs, scope, station }: ReplayChoice): URLSearchParams {
  const query = new URLSearchParams();
  if (atMs !== null) query.set('at', String(Math.round(atMs)));
  if (scope !== null) query.set('scope', scope);
  if (station !== null) query.set('station', station);
  return query;
}

export const ASKED: Asked<ReplayChoice> = { view: 'replay', parse: choiceOf, print: queryOf };
