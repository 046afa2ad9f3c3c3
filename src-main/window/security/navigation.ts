import { isOwnUrl } from './origin.ts';

interface Preventable {
  readonly preventDefault: () => void;
}

/** What the guard needs of Electron's WebContents. */
export interface GuardedContents {
  on(event: 'will-navigate' | 'will-redirect', listener: (event: Preventable, url: string) => void): unknown;
  on(
    event: 'will-frame-navigate',
    listener: (event: Preventable & { readonly url: string }) => void,
  ): unknown;
  on(event: 'will-attach-webview', listener: (event: Preventable) => void): unknown;
  setWindowOpenHandler(handler: () => { action: 'deny' }): void;
}

/** Nobody leads the window away, opens another, or embeds a page in it. */
export function denyNavigation(contents: GuardedContents): void {
  const stayAtHome = (event: Preventable, url: string): void => {
    if (!isOwnUrl(url)) event.preventDefault();
  };
  contents.on('will-navigate', stayAtHome);
  contents.on('will-redirect', stayAtHome);
  contents.on('will-frame-navigate', (event) => stayAtHome(event, event.url));
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}
