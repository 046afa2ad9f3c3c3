/** IndexedDB belongs to an origin: this one, always. */
export const APP_SCHEME = 'app';
const APP_ORIGIN = `${APP_SCHEME}://console`;
export const APP_PAGE = `${APP_ORIGIN}/index.html`;
/** The same page on a second screen: it opens on the alarms, and leaves the sound to the first. */
export const SECOND_PAGE = `${APP_PAGE}?second#/view/alarms`;

/** Never shown: makes one report, and is printed where that is wished. */
export const REPORT_PAGE = `${APP_ORIGIN}/report.html`;

/** Never shown: reads the history for a backup. */
export const BACKUP_PAGE = `${APP_ORIGIN}/backup.html`;

/** A URL of our own page, parsed; null for every other. `URL.origin` is "null" for custom schemes in Node, so the parts are compared. */
export function ownUrl(url: string): URL | null {
  if (!URL.canParse(url)) return null;
  const parsed = new URL(url);
  const own = parsed.protocol === `${APP_SCHEME}:` && parsed.host === 'console' && parsed.username === '';
  return own ? parsed : null;
}

export const isOwnUrl = (url: string): boolean => ownUrl(url) !== null;
