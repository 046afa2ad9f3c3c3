// Loaded before the program (`electron -r`): main is slow to answer a page that asks for its port.
const { ipcMain } = require('electron');

const LATE_MS = 1_000;

globalThis.portAskings = 0;
const on = ipcMain.on.bind(ipcMain);
ipcMain.on = (channel, listener) => {
  if (channel !== 'waystation-port') return on(channel, listener);
  return on(channel, ({ sender, senderFrame }, ...asking) => {
    globalThis.portAskings += 1;
    setTimeout(listener, LATE_MS, { sender, senderFrame }, ...asking);
  });
};
