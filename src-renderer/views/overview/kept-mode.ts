import type { Mode } from './model.ts';

const KEY = 'waystation.overview-mode';

/** What the person at this console chose, tiles or table; null: never chose. */
export function keptMode(): Mode | null {
  const kept = localStorage.getItem(KEY);
  return kept === 'tiles' || kept === 'table' ? kept : null;
}

export const keepMode = (mode: Mode): void => localStorage.setItem(KEY, mode);
