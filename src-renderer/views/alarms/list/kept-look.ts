import { z } from 'zod';
import { OPTIONAL, type Optional } from './columns.ts';
import { NO_FILTER, SCOPES, SORTS, type AlarmFilter, type Sort } from './filter.ts';

const KEY = 'waystation.alarm-list';

/** How the person at this console likes to see the list. */
export interface Look {
  readonly filter: AlarmFilter;
  readonly sort: Sort;
  readonly columns: readonly Optional[];
}

export const USUAL_LOOK: Look = { filter: NO_FILTER, sort: 'urgency', columns: OPTIONAL };

const look = z.object({
  filter: z.object({
    scope: z.enum(SCOPES),
    priority: z.enum(['critical', 'high', 'medium', 'low']).nullable(),
    station: z.string().nullable(),
    group: z.string().nullable(),
    type: z.string().nullable(),
    search: z.string(),
  }),
  sort: z.enum(SORTS),
  columns: z.array(z.enum(OPTIONAL)),
}) satisfies z.ZodType<Look>;

/** What another version kept, or somebody wrote there, is forgotten. */
export function parseLook(kept: string | null): Look {
  try {
    return look.parse(JSON.parse(kept ?? ''));
  } catch {
    return USUAL_LOOK;
  }
}

export const keptLook = (): Look => parseLook(localStorage.getItem(KEY));

export const keepLook = (next: Look): void => localStorage.setItem(KEY, JSON.stringify(next));
