import type { AnyRouter } from '@orpc/server';
import { RPCHandler } from '@orpc/server/message-port';
import {
  ipcMain,
  MessageChannelMain,
  type MessagePortMain,
  type WebContents,
  type WebFrameMain,
} from 'electron';
import type { Log } from '../core/ports.ts';
import { isTrustedSender } from './security/sender.ts';

/** The channel on which a page asks and is answered; see preload.ts. */
const PORT = 'waystation-port';

/** Characters of what a page calls its asking: a UUID's. */
const ASKING_MOST = 36;

/**
 * Gives every load of our own page one port to the router that is its; a port of an earlier load is closed.
 * The answer names the asking: a frame outlives a load of its page, so a late answer to one page may reach the next.
 */
export function handOverPorts(routerOf: (contents: WebContents) => Promise<AnyRouter>, log: Log): void {
  const open = new Map<WebContents, MessagePortMain>();

  ipcMain.on(PORT, (event, asking: unknown) => {
    const frame = event.senderFrame;
    if (!isTrustedSender(frame)) {
      log.warn(`refused a port to ${frame?.url ?? 'a frame that is gone'}`);
      return;
    }
    if (typeof asking !== 'string' || asking.length > ASKING_MOST) return;
    routerOf(event.sender).then(
      (answers) => handOver(event.sender, frame, asking, answers),
      () => undefined, // The desk could not be opened: main says so and ends.
    );
  });

  function handOver(
    contents: WebContents,
    frame: WebFrameMain | null,
    asking: string,
    answers: AnyRouter,
  ): void {
    // Not `frame.detached`: in Electron 33 it stays true for the frame of a page that was loaded anew after a crash.
    if (contents.isDestroyed() || contents.mainFrame !== frame) return;
    open.get(contents)?.close();
    const { port1, port2 } = new MessageChannelMain();
    open.set(contents, port1);
    port1.on('close', () => {
      if (open.get(contents) === port1) open.delete(contents);
    });
    new RPCHandler(answers).upgrade(port1);
    port1.start();
    frame.postMessage(PORT, asking, [port2]);
  }
}
