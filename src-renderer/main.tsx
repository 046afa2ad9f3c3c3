import './jitless.ts';
import { createRoot } from 'react-dom/client';
import { PORT_VERSION } from '../src-shared/contract/port.ts';
import { createAlarmDesk } from './alarm-desk/desk.ts';
import { App } from './app/App.tsx';
import { applyPalette } from './app/palette.ts';
import { ServicesContext } from './app/services.ts';
import { watched } from './app/watched.ts';
import { createHistory, type HistoryStatus } from './history/client.ts';
import { followUsual } from './insight/usual-store.ts';
import { connectPort, type PortClient } from './link/port.ts';
import { LiveContext } from './live/hooks.ts';
import { nextFrame, startLive } from './live/live-loop.ts';
import { LiveStore } from './live/live-store.ts';
import { createGate } from './session/gate.ts';
import { followSession } from './session/session.ts';
import { startHornSound } from './sound/horn-sound.ts';
import { followStationGroups } from './groups/station-groups.ts';
import { createText } from './text/i18n.ts';

/** The port, the live picture and its horn, the page, and then the history. */
async function start(root: HTMLElement): Promise<void> {
  const gate = createGate();
  const client = await connectPort(gate.through);
  const hello = await client.hello({ version: PORT_VERSION });
  applyPalette(document.documentElement, hello.theme);
  const text = createText(hello.language);
  const live = openLive(client);
  const sound = startHornSound({
    store: live.store,
    text,
    openAudio: () => new AudioContext(),
    speech: window.speechSynthesis,
    now: Date.now,
    sounds: !isSecondWindow(),
  });
  sound.isHeard.subscribe(() => tellHeard(client, sound.isHeard.get()));
  const alarmDesk = createAlarmDesk(client, Date.now);
  const past = openHistory(client, hello.history);

  createRoot(root).render(
    <ServicesContext
      value={{
        client,
        hello,
        gate,
        session: followSession(client),
        stationGroups: followStationGroups(client),
        alarmDesk,
        sound,
        ...past,
      }}
    >
      <LiveContext value={live}>
        <App text={text} />
      </LiveContext>
    </ServicesContext>,
  );
}

/** The address that main gives to the window on a second screen. */
const isSecondWindow = (): boolean => window.location.search === '?second';

function tellHeard(client: PortClient, heard: boolean | null): void {
  // Unanswered, main is gone, and the picture says so in bigger letters.
  if (heard !== null) client.alarms.soundTried({ heard }).catch(() => undefined);
}

function openLive(client: PortClient) {
  const store = new LiveStore(Date.now());
  const { watch } = startLive({
    pull: (input, signal) => client.live.pull(input, { signal }),
    pullAlarms: (input, signal) => client.live.alarms(input, { signal }),
    store,
    nextFrame,
    now: Date.now,
    // Main hands a new port to every load of the page.
    onDead: () => window.location.reload(),
  });
  return { store, watch };
}

function openHistory(client: PortClient, name: string) {
  const historyStatus = watched<HistoryStatus>({
    cursor: 0,
    head: 0,
    rebuilding: null,
    restoring: null,
    failure: null,
  });
  const history = createHistory({
    startWorker: () => new Worker(new URL('./history/worker.ts', import.meta.url), { type: 'module', name }),
    pull: (after, limit) => client.history.pull({ after, limit }),
    onStatus: historyStatus.set,
    restored: {
      read: (part) => client.history.import({ part }),
      done: () => client.history.imported(),
    },
  });
  // Refused or unanswered, what is kept stays as it is: the next start asks again.
  client.settings
    .get()
    .then(history.retain)
    .catch(() => undefined);
  return { history, historyStatus, usual: followUsual(history) };
}

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has the root');
void start(root);
