import { EventEmitter } from 'node:events';
import { describe, expect, it, vi } from 'vitest';
import { denyNavigation, type GuardedContents } from '../../../src-main/window/security/navigation.ts';
import { denyPermissions } from '../../../src-main/window/security/permissions.ts';

type OpenHandler = Parameters<GuardedContents['setWindowOpenHandler']>[0];

function guardedContents() {
  const events = new EventEmitter();
  const handlers: OpenHandler[] = [];
  denyNavigation({
    on: (name: string, listener: Parameters<typeof events.on>[1]) => events.on(name, listener),
    setWindowOpenHandler: (handler: OpenHandler) => void handlers.push(handler),
  });
  return { events, handlers };
}

describe('navigation', () => {
  it.each(['will-navigate', 'will-redirect'])('%s to another origin is stopped', (name) => {
    const { events } = guardedContents();
    const event = { preventDefault: vi.fn() };
    events.emit(name, event, 'https://example.org/');
    expect(event.preventDefault).toHaveBeenCalledOnce();
  });

  it('within our own page goes on', () => {
    const { events } = guardedContents();
    const event = { preventDefault: vi.fn() };
    events.emit('will-navigate', event, 'app://console/index.html#/view/alarms');
    expect(event.preventDefault).not.toHaveBeenCalled();
  });

  it('of a frame to another origin is stopped', () => {
    const { events } = guardedContents();
    const event = { url: 'data:text/html,hi', preventDefault: vi.fn() };
    events.emit('will-frame-navigate', event);
    expect(event.preventDefault).toHaveBeenCalledOnce();
  });

  it('opens no window and embeds no page', () => {
    const { events, handlers } = guardedContents();
    const event = { preventDefault: vi.fn() };
    events.emit('will-attach-webview', event);
    expect(event.preventDefault).toHaveBeenCalledOnce();
    expect(handlers.map((handler) => handler().action)).toEqual(['deny']);
  });
});

describe('permissions', () => {
  it('only writing to the clipboard is granted', () => {
    const asked: Record<string, boolean> = {};
    denyPermissions({
      setPermissionRequestHandler: (handler) => {
        for (const permission of [
          'media',
          'geolocation',
          'notifications',
          'clipboard-sanitized-write',
        ] as const)
          handler?.({} as never, permission, (granted) => (asked[permission] = granted), {} as never);
      },
      setPermissionCheckHandler: (handler) => {
        asked['check hid'] = handler?.(null, 'hid', '', {} as never) ?? true;
      },
      setDevicePermissionHandler: (handler) => {
        asked['device'] = handler?.({} as never) ?? true;
      },
    });
    expect(asked).toEqual({
      media: false,
      geolocation: false,
      notifications: false,
      'clipboard-sanitized-write': true,
      'check hid': false,
      device: false,
    });
  });
});
