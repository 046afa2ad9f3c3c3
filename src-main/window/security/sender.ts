import { isOwnUrl } from './origin.ts';

interface Frame {
  readonly url: string;
  readonly parent: unknown;
}

/** Who asks for a port: only the main frame of our own page gets one. A frame that is gone is nobody. */
export function isTrustedSender(frame: Frame | null): boolean {
  return frame !== null && frame.parent === null && isOwnUrl(frame.url);
}
