import type { WebPreferences } from 'electron';

/** The renderer is hostile ground: no Node, no shared world, no file or http origins, no spelling service. */
export function webPreferences(preload: string): WebPreferences {
  return {
    preload,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    spellcheck: false,
    // Hidden behind another window the picture and the history go on; the alarms do not depend on it.
    backgroundThrottling: false,
    // The horn sounds whether or not anybody has touched the page since it was loaded.
    autoplayPolicy: 'no-user-gesture-required',
  };
}
