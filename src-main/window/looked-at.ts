import { BrowserWindow } from 'electron';

/** Whether somebody works in one of the console's windows. Where no window manager sees to it a hidden one keeps the keys. */
export function isLookedAt(): boolean {
  const focused = BrowserWindow.getFocusedWindow();
  return focused !== null && focused.isVisible() && !focused.isMinimized();
}
