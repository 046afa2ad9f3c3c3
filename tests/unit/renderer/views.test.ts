import { describe, expect, it } from 'vitest';
import {
  hrefOf,
  DEVICES_PAGES,
  devicesHref,
  parseHash,
  SETTINGS_PAGES,
  settingsHref,
  stationHref,
  VIEWS,
} from '../../../src-renderer/app/route.ts';
import { fieldsOf, inputOf, isBrokerUrl } from '../../../src-renderer/views/settings/model.ts';
import * as station from '../../../src-renderer/views/station/model.ts';
import { aDevice, aDoorEvent, anAlarm } from './builders.ts';

describe('addresses', () => {
  it('lead to views and stations', () => {
    for (const view of VIEWS) expect(parseHash(hrefOf(view)).view).toBe(view);
    for (const page of SETTINGS_PAGES)
      expect(parseHash(settingsHref(page))).toEqual({ view: 'settings', page });
    expect(parseHash(stationHref('elm'))).toEqual({ view: 'station', station: 'elm' });
    for (const page of DEVICES_PAGES) {
      expect(parseHash(devicesHref(page))).toEqual({ view: 'devices', page, station: null });
      expect(parseHash(devicesHref(page, 'elm'))).toEqual({ view: 'devices', page, station: 'elm' });
    }
    expect(parseHash('#/view/devices/nowhere')).toMatchObject({ view: 'devices', page: 'reported' });
  });
  it.each(['', '#', '#/view/', '#/view/nowhere', '#/view/station', '#alarms'])(
    'take %j for the overview',
    (hash) => expect(parseHash(hash)).toEqual({ view: 'overview' }),
  );
  it('survive a broken escape', () =>
    expect(parseHash('#/view/station/%E0')).toMatchObject({ station: '%E0' }));
});

describe('broker form', () => {
  const stored = {
    urls: ['mqtt://a'],
    username: 'u',
    hasPassword: true,
    caFile: '',
    certFile: '',
    hasKey: false,
  };

  it('keeps the stored password when none is typed', () => {
    expect(inputOf(fieldsOf(stored), stored).password).toBeNull();
    expect(inputOf({ ...fieldsOf(stored), password: 'x' }, stored).password).toBe('x');
    expect(inputOf(fieldsOf(null), null).password).toBe('');
  });
  it('leaves out empty addresses and blanks around them', () => {
    expect(inputOf({ ...fieldsOf(null), urls: [' mqtt://a ', '', '  '] }, null).urls).toEqual(['mqtt://a']);
  });
  it.each(['mqtt://broker', 'mqtts://broker.example:8883', ' wss://b/mqtt '])('takes %j', (url) =>
    expect(isBrokerUrl(url)).toBe(true),
  );
  it.each(['broker', 'http://broker', 'mqtt://user@broker', 'mqtt://'])('refuses %j', (url) =>
    expect(isBrokerUrl(url)).toBe(false),
  );
});

describe('station', () => {
  it('knows the share of admissions that did not use the face', () => {
    const events = [
      aDoorEvent(),
      aDoorEvent({ method: 'card' }),
      aDoorEvent({ method: null }),
      aDoorEvent({ event: 'denied', method: 'card' }),
    ];
    expect(station.shareNotByFace(events)).toBeCloseTo(2 / 3);
    expect(station.shareNotByFace([])).toBeNull();
  });
  it('draws meters against the strongest, silent ones last', () => {
    const meter = (name: string, powerW: number | null) => ({
      meter: name,
      name: null,
      powerW,
      energyTodayKwh: 0,
      atMs: 0,
    });
    const bars = station.meterBars([meter('silent', null), meter('kettle', 500), meter('total', 2_000)]);
    expect(bars.map(({ meter: name, share }) => [name, share])).toEqual([
      ['total', 1],
      ['kettle', 0.25],
      ['silent', 0],
    ]);
  });
  it('lists doors first and leaves meters to the power panel', () => {
    const devices = ['meter', 'robot', 'light', 'door'].map((kind) => aDevice(kind, kind, null));
    expect(station.shownDevices(devices).map(({ info }) => info.kind)).toEqual(['door', 'light', 'robot']);
  });
  it('lists its alarms that are not over, worst first', () => {
    const alarms = [
      anAlarm({ alarm: 'a', life: 'shelved' }),
      anAlarm({ alarm: 'b', life: 'normal', active: false }),
      anAlarm({ alarm: 'c' }),
      anAlarm({ alarm: 'd', station: 'oak' }),
    ];
    expect(station.alarmsOf(alarms, 'elm').map(({ alarm }) => alarm)).toEqual(['c', 'a']);
  });
  it('lets what no door should do stand out', () => {
    const abnormal = (['granted', 'denied', 'forced', 'exit'] as const).filter((event) =>
      station.isAbnormal(aDoorEvent({ event })),
    );
    expect(abnormal).toEqual(['denied', 'forced']);
  });
});
