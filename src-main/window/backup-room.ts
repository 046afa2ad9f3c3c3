import { BrowserWindow, type WebContents } from 'electron';
import { implement } from '@orpc/server';
import { backupPageContract, type BackupPageEnd } from '../../src-shared/contract/backup.ts';
import { fail, ok } from '../../src-shared/result.ts';
import type { ReadHistory } from '../backup/make.ts';
import { BACKUP_PAGE } from './security/origin.ts';
import { webPreferences } from './security/web-preferences.ts';

/** A page that has not asked for its order by then never will. */
const LOADED_WITHIN_MS = 60_000;

interface Listening {
  readonly onBegun: () => void;
  readonly take: Parameters<ReadHistory>[0];
  readonly onEnd: (end: BackupPageEnd) => void;
}

function pageRouter(history: string, { onBegun, take, onEnd }: Listening) {
  const os = implement(backupPageContract);
  return os.router({
    order: os.order.handler(() => {
      onBegun();
      return { history };
    }),
    part: os.part.handler(async ({ input: { share, ...part } }) => {
      await take(part, share);
      return null;
    }),
    end: os.end.handler(({ input }) => {
      onEnd(input);
      return null;
    }),
  });
}

type BackupPageRouter = ReturnType<typeof pageRouter>;

/**
 * The history is read by a page that nobody sees, in a process of its own: neither the window nor the feed waits for
 * it, and its memory is gone with it.
 */
export function openBackupRoom(preload: string) {
  let current: { readonly contents: WebContents; readonly router: BackupPageRouter } | null = null;

  const readHistory = async (
    history: string,
    take: Parameters<ReadHistory>[0],
    signal: AbortSignal,
  ): ReturnType<ReadHistory> => {
    signal.throwIfAborted();
    const window = new BrowserWindow({ show: false, webPreferences: webPreferences(preload) });
    const { webContents: contents } = window;
    let unheard: ReturnType<typeof setTimeout> | undefined;
    try {
      const end = await new Promise<BackupPageEnd>((resolve, reject) => {
        const gone = (detail: string): void => resolve({ kind: 'refused', code: 'page-gone', detail });
        unheard = setTimeout(() => gone('not loaded'), LOADED_WITHIN_MS);
        signal.addEventListener('abort', () => reject(new Error('cancelled')), { once: true });
        contents.on('render-process-gone', (_event, { reason }) => gone(reason));
        const router = pageRouter(history, {
          onBegun: () => clearTimeout(unheard),
          take: async (part, share) => {
            try {
              await take(part, share);
            } catch (error) {
              reject(error instanceof Error ? error : new Error(String(error)));
              throw error;
            }
          },
          onEnd: resolve,
        });
        current = { contents, router };
        window.loadURL(BACKUP_PAGE).catch((error: unknown) => gone(String(error)));
      });
      return end.kind === 'whole' ? ok(end.schema) : fail(end.code, end.detail);
    } finally {
      clearTimeout(unheard);
      current = null;
      if (!window.isDestroyed()) window.destroy();
    }
  };
  return {
    readHistory,
    /** The answers to the page of this room; null for every other page. */
    routerOf: (contents: WebContents): BackupPageRouter | null =>
      current?.contents === contents ? current.router : null,
  };
}
