import { app, dialog } from 'electron';
import { join } from 'node:path';
import type { BackupDialogs } from '../backup/backup-desk.ts';

const FILTERS = [{ name: 'Waystation', extensions: ['waystation'] }];

export function createBackupDialogs(documents: string): BackupDialogs {
  return {
    saveTo: async (name) => {
      const { filePath, canceled } = await dialog.showSaveDialog({
        defaultPath: join(documents, name),
        filters: FILTERS,
      });
      return canceled || filePath === '' ? null : filePath;
    },
    openFrom: async () => {
      const { filePaths } = await dialog.showOpenDialog({ properties: ['openFile'], filters: FILTERS });
      return filePaths[0] ?? null;
    },
    folder: async (now) => {
      const properties: ('openDirectory' | 'createDirectory')[] = ['openDirectory', 'createDirectory'];
      const { filePaths } = await dialog.showOpenDialog({ defaultPath: now, properties });
      return filePaths[0] ?? null;
    },
    restart: () => {
      app.relaunch();
      app.quit();
    },
  };
}
