import { CheckOutlined, WarningOutlined } from '@ant-design/icons';
import { useEffect, useState } from 'react';
import type { Told } from '../alarm-desk/desk.ts';
import { toldText } from '../alarm-desk/told-text.ts';
import { parseHash, useHash } from './route.ts';
import { useServices } from './services.ts';
import { useWatched } from './watched.ts';
import { useText } from '../text/use-text.ts';

/** What went well is soon read; what was refused has to be understood, ms. */
const SHOWN_MS = { well: 5_000, refused: 20_000 };

const isWell = (told: Told): boolean =>
  told.kind === 'done' || (told.kind === 'bulk' && told.outcome.left + told.outcome.unrecorded === 0);

/** What became of the last act, above the strip, wherever it was begun; not where the open card says it already. */
export function ActNotice() {
  const { t } = useText();
  const { alarmDesk } = useServices();
  const told = useWatched(alarmDesk.told, (value) => value);
  const [over, setOver] = useState<Told | null>(null);
  useEffect(() => {
    if (told === null) return undefined;
    const timer = setTimeout(() => setOver(told), isWell(told) ? SHOWN_MS.well : SHOWN_MS.refused);
    return () => clearTimeout(timer);
  }, [told]);
  const isOnCard = useIsOnCard(told);
  const shown = told === over || isOnCard ? null : told;
  return (
    <div className="act-notice" role="status">
      {shown !== null && (
        <p className={isWell(shown) ? undefined : 'refused'}>
          {isWell(shown) ? <CheckOutlined aria-hidden="true" /> : <WarningOutlined aria-hidden="true" />}{' '}
          {toldText(shown, t)}
        </p>
      )}
    </div>
  );
}

function useIsOnCard(told: Told | null): boolean {
  const { alarmDesk } = useServices();
  const isCardOpen = parseHash(useHash()).view === 'alarms';
  const chosen = useWatched(alarmDesk.chosen, (value) => value?.key ?? null);
  return told?.kind === 'refused' && isCardOpen && told.key === chosen;
}
