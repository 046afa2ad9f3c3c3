import { useEffect, useState } from 'react';
import { useServices } from '../app/services.ts';

/** Whether an unlock needs a second operator, as far as is known: main decides, and a refusal says so as well. */
export function useNeedsTwo(isUnlock: boolean): boolean {
  const { client } = useServices();
  const [needsTwo, setNeedsTwo] = useState(false);
  useEffect(() => {
    let left = false;
    if (isUnlock)
      client.settings.get().then(
        ({ unlockNeedsTwo }) => {
          if (!left) setNeedsTwo(unlockNeedsTwo);
        },
        () => undefined,
      );
    return () => {
      left = true;
    };
  }, [client, isUnlock]);
  return needsTwo;
}
