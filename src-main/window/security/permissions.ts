import type { Session } from 'electron';

/** The page needs to write to the clipboard when a person copies, and nothing else of what a browser could grant. */
const ALLOWED = new Set(['clipboard-sanitized-write']);

export function denyPermissions(
  session: Pick<
    Session,
    'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler'
  >,
): void {
  session.setPermissionRequestHandler((_contents, permission, answer) => answer(ALLOWED.has(permission)));
  session.setPermissionCheckHandler((_contents, permission) => ALLOWED.has(permission));
  session.setDevicePermissionHandler(() => false);
}
