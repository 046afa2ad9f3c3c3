import { expect, it } from 'vitest';
import {
  hrefOf,
  parseHash,
  SETTINGS_PAGES,
  settingsHref,
  stationHref,
  VIEWS,
} from '../../../src-renderer/app/route.ts';

it.each(VIEWS)('the address of %s leads there', (view) => {
  expect(parseHash(hrefOf(view)).view).toBe(view);
});

it.each(SETTINGS_PAGES)('the address of the settings page %s leads there', (page) => {
  expect(parseHash(settingsHref(page))).toEqual({ view: 'settings', page });
});

it('the address of a station leads to it, and any other to the overview', () => {
  expect(parseHash(stationHref('科学城'))).toEqual({ view: 'station', station: '科学城' });
  for (const hash of ['', '#', '#/view/', '#/view/nothing', '#/view/station/'])
    expect(parseHash(hash)).toEqual({ view: 'overview' });
});
