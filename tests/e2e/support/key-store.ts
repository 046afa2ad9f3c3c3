import { expect } from '@playwright/test';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { groupGone } from './processes.ts';
import type { Room } from './room.ts';
import { system } from './system.ts';

/**
 * A session bus with gnome-keyring on it, unlocked, and with no key in it. Answers the environment of a program that is to use
 * it; the key ring lies in a folder of its own.
 */
export async function startKeyStore(room: Room): Promise<Record<string, string>> {
  const home = await room.profile();
  const own = { HOME: home, XDG_RUNTIME_DIR: home, XDG_DATA_HOME: home, XDG_CURRENT_DESKTOP: 'GNOME' };
  const start = (command: string, args: readonly string[], env: Record<string, string>): ChildProcess => {
    const child = spawn(command, args, {
      env: { ...process.env, ...env },
      stdio: ['pipe', 'pipe', 'ignore'],
      detached: true,
    });
    room.atEnd(async () => {
      child.kill('SIGTERM');
      if (child.pid !== undefined) await groupGone(child.pid);
    });
    return child;
  };
  const bus = start('dbus-daemon', ['--session', '--nofork', '--print-address'], own);
  if (bus.stdout === null) throw new Error('its output was asked for');
  const [address] = (await once(createInterface({ input: bus.stdout }), 'line')) as [string];
  const env = { ...own, DBUS_SESSION_BUS_ADDRESS: address };
  const ring = start('gnome-keyring-daemon', ['--foreground', '--components=secrets', '--unlock'], env);
  ring.stdin?.end('key ring');
  const isThere = (): Promise<string> =>
    system(
      'dbus-send',
      `--bus=${address}`,
      '--dest=org.freedesktop.DBus',
      '--print-reply=literal',
      '/',
      'org.freedesktop.DBus.NameHasOwner',
      'string:org.freedesktop.secrets',
    );
  await expect.poll(isThere, { message: 'gnome-keyring on the bus' }).toContain('true');
  return env;
}
