import { describe, expect, it } from 'vitest';
import type { StationEvent } from '../../../src-shared/domain/event.ts';
import { detail } from '../../../src-shared/domain/summary.ts';
import { aDevice, aDeviceStateEvent, anAboutEvent, NOON_MS } from '../../builders/events.ts';
import { after, context, MINUTE, tile } from './support.ts';

const light = (fields: Parameters<typeof aDeviceStateEvent>[0]) =>
  aDeviceStateEvent({ device: 'main-light', ...fields });
const reported = (events: StationEvent[], startedMs = 0) =>
  detail(after(...events), context({ startedMs })).devices.find(({ info }) => info.device === 'main-light')
    ?.reported;

describe('a device', () => {
  it('is unknown before its first report', () => {
    expect(reported([anAboutEvent()])).toBeNull();
  });

  it('is in the newest reported state, whole', () => {
    const events = [light({ on: true, levelPercent: 80 }), light({ atMs: NOON_MS + MINUTE, on: false })];
    expect(reported(events)).toMatchObject({ on: false, levelPercent: null, atMs: NOON_MS + MINUTE });
  });

  it('keeps its state when an older report arrives late', () => {
    expect(reported([light({ on: true }), light({ atMs: NOON_MS - MINUTE, on: false })])).toMatchObject({
      on: true,
    });
  });

  it('says where its state is from: heard now, kept by the broker, or from before the restart', () => {
    expect(reported([light({})])).toMatchObject({ origin: 'live' });
    expect(reported([light({ retained: true })])).toMatchObject({ origin: 'retained' });
    expect(reported([light({})], NOON_MS + MINUTE)).toMatchObject({ origin: 'restored' });
  });

  it('counts as heard live when the same report comes live and from the broker', () => {
    const [live, kept] = [light({ id: 'same' }), light({ id: 'same', retained: true })];
    expect(reported([live, kept])).toMatchObject({ origin: 'live' });
    expect(reported([kept, live])).toMatchObject({ origin: 'live' });
  });

  it('is listed even if the station does not list it', () => {
    const { devices } = detail(after(anAboutEvent({ devices: [aDevice()] }), light({ on: true })), context());
    expect(devices.map(({ info }) => [info.device, info.kind])).toEqual([
      ['front', 'door'],
      ['main-light', 'unlisted'],
    ]);
  });
});

describe('lights', () => {
  it('are counted as listed, known and on', () => {
    const kind = 'light';
    const devices = ['a', 'b', 'c'].map((device) => aDevice({ device, kind }));
    const events = [
      aDeviceStateEvent({ device: 'a', on: true }),
      aDeviceStateEvent({ device: 'b', on: false }),
    ];
    expect(tile([anAboutEvent({ devices }), ...events])).toMatchObject({
      lightsOn: 1,
      lightsKnown: 2,
      lightsTotal: 3,
    });
  });
});
