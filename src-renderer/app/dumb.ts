import { useHorn } from '../live/hooks.ts';
import { useServices } from './services.ts';
import { useWatched } from './watched.ts';

/** Why nobody would hear the horn: a person said so, its volume is down, or it was tried in vain or has nothing to play on. */
export type Dumbness = 'said' | 'muted' | 'silent';

/** Null: as far as is known it is heard. */
export function useDumbness(): Dumbness | null {
  const known = useHorn((horn) => horn?.unheard ?? null);
  const { sound } = useServices();
  const isUnheard = useWatched(sound.isHeard, (isHeard) => isHeard === false);
  const isMissing = useWatched(sound.isOutputMissing, (missing) => missing);
  return known ?? (isUnheard || isMissing ? 'silent' : null);
}
