import { useServices } from './services.ts';
import { useWatched } from './watched.ts';

/** Whether nobody would hear the horn: it was tried in vain, or there is nothing to play it on. */
export function useIsDumb(): boolean {
  const { sound } = useServices();
  const isUnheard = useWatched(sound.isHeard, (isHeard) => isHeard === false);
  const isMissing = useWatched(sound.isOutputMissing, (missing) => missing);
  return isUnheard || isMissing;
}
