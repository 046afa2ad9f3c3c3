import './jitless.ts';
import { createRoot } from 'react-dom/client';
import { PORT_VERSION } from '../src-shared/contract/port.ts';
import { App } from './app/App.tsx';
import { applyPalette } from './app/palette.ts';
import { ServicesContext } from './app/services.ts';
import { connectPort } from './link/port.ts';
import { LiveContext } from './live/hooks.ts';
import { nextFrame, startLive } from './live/live-loop.ts';
import { LiveStore } from './live/live-store.ts';
import { createText } from './text/i18n.ts';

/** The port, the live picture, then the page. */
async function start(root: HTMLElement): Promise<void> {
  const client = await connectPort();
  const hello = await client.hello({ version: PORT_VERSION });
  applyPalette(document.documentElement, hello.theme);

  const store = new LiveStore(Date.now());
  const { watch } = startLive({
    pull: (input, signal) => client.live.pull(input, { signal }),
    store,
    nextFrame,
    now: Date.now,
    onDead: () => window.location.reload(),
  });

  createRoot(root).render(
    <ServicesContext value={{ client, hello }}>
      <LiveContext value={{ store, watch }}>
        <App text={createText(hello.language)} />
      </LiveContext>
    </ServicesContext>,
  );
}

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has the root');
void start(root);
