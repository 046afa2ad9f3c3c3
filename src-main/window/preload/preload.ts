import { ipcRenderer } from 'electron';

/**
 * Hands the page its one MessagePort and nothing else: no API is exposed.
 * The page says that it listens, main checks who asks, the port is passed on.
 */
const READY = 'waystation-ready';
const PORT = 'waystation-port';

window.addEventListener('message', function onReady(event: MessageEvent<unknown>) {
  if (event.source !== window || event.data !== READY) return;
  window.removeEventListener('message', onReady);
  ipcRenderer.send(PORT);
});

ipcRenderer.once(PORT, (event) => {
  window.postMessage(PORT, window.origin, event.ports);
});
