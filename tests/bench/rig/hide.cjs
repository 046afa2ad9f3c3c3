// Loaded before the program (`electron -r`): a window that can be hidden and shown from outside, as a person does it.
const { BrowserWindow } = require('electron');

globalThis.process.on('SIGUSR2', () => {
  for (const window of BrowserWindow.getAllWindows()) {
    if (!window.isVisible()) window.show();
    else if (window.isMinimizable()) {
      window.minimize();
      window.hide();
    }
  }
});
