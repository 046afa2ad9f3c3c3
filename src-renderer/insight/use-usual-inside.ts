import { useEffect, useState } from 'react';
import { useServices } from '../app/services.ts';
import type { UsualHour } from '../history/usual.ts';

const DAY_MS = 86_400_000;
/** The band moves on with the hours. */
const REFRESH_MS = 10 * 60_000;

const NOTHING: readonly UsualHour[] = [];

/** The usual number of people inside, hour by hour, around the last 24 hours; empty while too little is known. */
export function useUsualInside(station: string, isWanted: boolean): readonly UsualHour[] {
  const { history } = useServices();
  const [hours, setHours] = useState(NOTHING);
  useEffect(() => {
    if (!isWanted) return undefined;
    let left = false;
    const load = async (): Promise<void> => {
      const toMs = Date.now();
      // Without it there is only the line of what was: the notice of the history says why.
      const found = await history.usualInside({ station, fromMs: toMs - DAY_MS, toMs }).catch(() => NOTHING);
      if (!left) setHours(found);
    };
    void load();
    const timer = setInterval(() => void load(), REFRESH_MS);
    return () => {
      left = true;
      clearInterval(timer);
    };
  }, [history, station, isWanted]);
  return hours;
}
