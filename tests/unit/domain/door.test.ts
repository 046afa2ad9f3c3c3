import { describe, expect, it } from 'vitest';
import { RECENT_DOOR_EVENTS } from '../../../src-shared/domain/door.ts';
import type { DoorEvent } from '../../../src-shared/domain/event.ts';
import { aDevice, aDeviceStateEvent, aDoorEvent, anAboutEvent, NOON_MS } from '../../builders/events.ts';
import { after, SECOND, tile } from './support.ts';

const door = (seconds: number, event: DoorEvent['event'], fields: Partial<DoorEvent> = {}) =>
  aDoorEvent({ atMs: NOON_MS + seconds * SECOND, event, ...fields });
const state = (seconds: number, fields: Parameters<typeof aDeviceStateEvent>[0]) =>
  aDeviceStateEvent({ atMs: NOON_MS + seconds * SECOND, device: 'front', ...fields });

describe('the leaf of a door', () => {
  it('is unknown until something is reported', () => {
    expect(tile([anAboutEvent(), door(0, 'granted')]).leaf).toBe('unknown');
  });

  it('is what the newer of door events and reported states says', () => {
    expect(tile([door(0, 'opened'), state(1, { leaf: 'closed' })]).leaf).toBe('closed');
    expect(tile([state(1, { leaf: 'closed' }), door(2, 'opened')]).leaf).toBe('open');
    expect(tile([state(1, { leaf: 'closed' }), door(0, 'opened')]).leaf).toBe('closed');
  });

  it('is open in the tile when any door is, and unknown when any is', () => {
    const two = anAboutEvent({ devices: [aDevice({ device: 'front' }), aDevice({ device: 'back' })] });
    expect(tile([two, door(0, 'closed')]).leaf).toBe('unknown');
    expect(tile([two, door(0, 'closed'), door(0, 'opened', { door: 'back' })]).leaf).toBe('open');
  });

  it('of a cupboard is not that of the station', () => {
    const cupboard = anAboutEvent({ devices: [aDevice(), aDevice({ device: 'cupboard', kind: 'sensor' })] });
    const events = [cupboard, door(0, 'closed'), aDeviceStateEvent({ device: 'cupboard', leaf: 'open' })];
    expect(tile(events).leaf).toBe('closed');
  });
});

describe('the lock of a door', () => {
  it('is only what is reported, whole: a report without it makes it unknown', () => {
    expect(tile([anAboutEvent(), door(0, 'granted')]).lock).toBe('unknown');
    expect(tile([state(0, { lock: 'locked' })]).lock).toBe('locked');
    expect(tile([anAboutEvent(), state(0, { lock: 'locked' }), state(1, { leaf: 'closed' })]).lock).toBe(
      'unknown',
    );
  });

  it('is in the tile the one that most asks for a look', () => {
    const back = aDeviceStateEvent({ device: 'back', lock: 'jammed' });
    expect(tile([state(0, { lock: 'unlocked' }), back]).lock).toBe('jammed');
  });
});

describe('an alert of a door', () => {
  it.each(['forced', 'held', 'tamper'] as const)('"%s" stands until the door is seen closed', (code) => {
    expect(tile([door(0, code)]).doorAlert).toBe(code);
    expect(tile([door(0, code), door(1, 'granted'), door(2, 'opened')]).doorAlert).toBe(code);
    expect(tile([door(0, code), door(1, 'closed')]).doorAlert).toBeNull();
    expect(
      tile([door(0, code), state(1, { leaf: 'closed' }), state(2, { leaf: 'open' })]).doorAlert,
    ).toBeNull();
  });

  it('of before the closing does not come back with a late delivery', () => {
    expect(tile([door(5, 'closed'), door(1, 'forced')]).doorAlert).toBeNull();
  });
});

describe('recent door events', () => {
  it('are the newest fifty, newest first, each once', () => {
    const events = Array.from({ length: 70 }, (_, second) => door(second, 'granted', { id: `e${second}` }));
    const { recentDoorEvents } = after(...[...events].reverse(), ...events);
    expect(recentDoorEvents.map(({ id }) => id)).toEqual(
      events
        .slice(-RECENT_DOOR_EVENTS)
        .reverse()
        .map(({ id }) => id),
    );
  });

  it('do not keep who it was', () => {
    expect(after(door(0, 'granted', { person: 'token-7' })).recentDoorEvents[0]?.person).toBeNull();
  });

  it('are not made from the memory of a broker, which still tells the leaf where it tells the time', () => {
    const kept = { retained: true, timing: 'late' } as const;
    expect(after(door(0, 'opened', kept)).recentDoorEvents).toEqual([]);
    expect(tile([door(0, 'opened', kept)]).leaf).toBe('open');
    expect(tile([door(0, 'opened', { retained: true, timing: 'missing' })]).leaf).toBe('unknown');
  });
});
