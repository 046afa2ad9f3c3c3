import { ipcRenderer } from 'electron';

/**
 * Hands the page its one MessagePort and nothing else: no API is exposed.
 * The page says that it listens, main checks who asks, the port is passed on.
 */
const READY = 'waystation-ready';
const PORT = 'waystation-port';

/** Main may answer late, when another page is already in this frame: a page takes only the answer to its own asking. */
const asking = crypto.randomUUID();

window.addEventListener('message', function onReady(event: MessageEvent<unknown>) {
  if (event.source !== window || event.data !== READY) return;
  window.removeEventListener('message', onReady);
  ipcRenderer.send(PORT, asking);
});

ipcRenderer.on(PORT, function onPort(event, answered: unknown) {
  if (answered !== asking) return;
  ipcRenderer.off(PORT, onPort);
  window.postMessage(PORT, window.origin, event.ports);
});
