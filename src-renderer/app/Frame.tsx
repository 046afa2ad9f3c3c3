import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useUndoKey } from '../commands/use-undo-key.ts';
import { deferred } from '../components/deferred.ts';
import { useFeed, useLink } from '../live/hooks.ts';
import { pictureOf, type Picture } from '../live/picture.ts';
import { useShortcuts } from './keyboard.ts';
import { LostBanner } from './LostBanner.tsx';
import { Notices } from './Notices.tsx';
import { Rail } from './Rail.tsx';
import { parseHash, useHash, type Route } from './route.ts';
import { useServices } from './services.ts';
import { TopBar } from './TopBar.tsx';
import { UnheardBanner } from './UnheardBanner.tsx';
import { UrgentStrip } from './UrgentStrip.tsx';
import { View } from './View.tsx';
import { useWatched } from './watched.ts';
import './frame.css';

const SignIn = deferred(() => import('./SignIn.tsx'));
const KeyboardHelp = deferred(() => import('./KeyboardHelp.tsx'));

/** Rail, top bar, the view, and the strip: what stands around every view. */
export function Frame() {
  const hash = useHash();
  const route = useMemo(() => parseHash(hash), [hash]);
  const picture = usePicture();
  const [helpOpen, setHelpOpen] = useState(false);
  const showHelp = useCallback(() => setHelpOpen(true), []);
  const { gate } = useServices();
  const asked = useWatched(gate.asked, (value) => value);
  const main = useRef<HTMLElement>(null);
  useShortcuts(route, showHelp);
  useUndoKey();
  useFocusOnArrival(route, main);
  return (
    <div className="frame" data-picture={picture}>
      <Rail route={route} onSkip={() => main.current?.focus()} />
      <TopBar route={route} onHelp={showHelp} />
      <main ref={main} className="stage" tabIndex={-1}>
        <Notices route={route} />
        <UnheardBanner />
        <LostBanner picture={picture} />
        <View route={route} picture={picture} />
      </main>
      <UrgentStrip picture={picture} />
      {asked !== null && <SignIn reason={asked} />}
      {helpOpen && <KeyboardHelp onClose={() => setHelpOpen(false)} />}
    </div>
  );
}

function usePicture(): Picture {
  const { phase } = useLink();
  return useFeed((feed) => pictureOf(phase, feed));
}

/** The keyboard follows the view, unless it writes already; coming back from a station, it stands on that station. */
function useFocusOnArrival(route: Route, main: React.RefObject<HTMLElement | null>): void {
  const previous = useRef<Route | null>(null);
  useEffect(() => {
    const from = previous.current;
    previous.current = route;
    // What a view is asked is in its address, too: another question is no arrival.
    const stays = from !== null && 'query' in from && from.view === route.view;
    if (from === null || stays || document.activeElement?.closest('.stage :is(input, textarea)') != null)
      return;
    const back =
      from.view === 'station' && route.view === 'overview'
        ? document.querySelector<HTMLElement>(`[data-station="${CSS.escape(from.station)}"] a`)
        : null;
    (back ?? main.current)?.focus();
  }, [route, main]);
}
