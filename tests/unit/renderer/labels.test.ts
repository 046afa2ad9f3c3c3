import { describe, expect, it } from 'vitest';
import { reportedAge, reportedCode, reportedText } from '../../../src-renderer/text/device-text.ts';
import { createText } from '../../../src-renderer/text/i18n.ts';
import {
  alarmTypeLabel,
  doorLabel,
  groupLabel,
  placeName,
  stationName,
} from '../../../src-renderer/text/labels.ts';
import { aDevice, aStation } from './builders.ts';

const { t } = createText('en');

describe('codes', () => {
  it('shows a code that it has no word for as it came', () => {
    expect(groupLabel('night-nurse', t)).toBe('night-nurse');
    expect(alarmTypeLabel('constructor', t)).toBe('constructor');
  });
  it('has a word for the others', () => expect(groupLabel('food-delivery', t)).toBe('Food delivery'));
});

describe('doors', () => {
  it('says lock and leaf', () => expect(doorLabel('unlocked', 'open', t)).toBe('Unlocked · open'));
  it('says which half is unknown', () => expect(doorLabel('locked', 'unknown', t)).toBe('Locked · —'));
  it('is one dash when nothing is known', () => expect(doorLabel('unknown', 'unknown', t)).toBe('—'));
});

describe('devices', () => {
  it('is unknown before the first report, never off', () => {
    const light = aDevice('light', 'light', null);
    expect([reportedCode(light), reportedText(light, t)]).toEqual([
      'unknown',
      'unknown, waiting for the first report',
    ]);
  });
  it('says on and level', () => {
    const light = aDevice('light', 'light', { on: true, levelPercent: 80 });
    expect([reportedCode(light), reportedText(light, t)]).toEqual(['on', 'On 80%']);
  });
  it('says the lock of a door first', () => {
    expect(reportedCode(aDevice('front', 'door', { lock: 'jammed', leaf: 'closed' }))).toBe('jammed');
  });
  it('says when a value is not fresh', () => {
    const kept = aDevice('front', 'door', { lock: 'locked', origin: 'retained' });
    expect(reportedAge(kept, 2_000, t)).toBe('2 s ago · retained');
  });
});

describe('names of stations', () => {
  it('falls back to the other language, then to the id', () => {
    expect(stationName(aStation(), 'zh-CN')).toBe('榆树驿站');
    expect(stationName(aStation({ nameEn: null }), 'en')).toBe('榆树驿站');
    expect(stationName(aStation({ name: null, nameEn: null }), 'en')).toBe('elm');
  });
});

describe('where an alarm is', () => {
  it('is its station by name', () => expect(placeName('elm', aStation(), 'en', t)).toBe('Elm Station'));
  it('is the id of a station that is not known', () =>
    expect(placeName('oak', undefined, 'en', t)).toBe('oak'));
  it('is this console for what the console says of itself', () =>
    expect(placeName('_console', undefined, 'en', t)).toBe('This console'));
});
