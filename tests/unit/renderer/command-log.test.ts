import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  fits,
  joined,
  logCsv,
  logText,
  NO_FILTER,
  outcomeOf,
} from '../../../src-renderer/commands/log/model.ts';
import { stageDots } from '../../../src-renderer/commands/log/stage-dots.ts';
import { createText } from '../../../src-renderer/text/i18n.ts';
import { aCommandView } from '../../builders/commands.ts';
import { NOON_MS } from '../../builders/events.ts';

const telling = { t: createText('en').t, zone: 'Asia/Shanghai', stationOf: (id: string) => `Station ${id}` };

describe('the log of commands', () => {
  it.each([
    ['verified', 'well'],
    ['timed-out', 'wrong'],
    ['contradicted', 'wrong'],
    ['accepted', 'open'],
  ] as const)('says of %s that it is %s', (stage, outcome) => {
    const command = aCommandView({ stage });
    expect(outcomeOf(command)).toBe(outcome);
    expect(fits(command, { ...NO_FILTER, outcome })).toBe(true);
  });

  it('is narrowed by station, action, and either of two operators', () => {
    const command = aCommandView({ second: 'li@control-1' });
    expect(fits(command, { ...NO_FILTER, station: 'elsewhere' })).toBe(false);
    expect(fits(command, { ...NO_FILTER, action: 'off' })).toBe(true);
    expect(fits(command, { ...NO_FILTER, operator: 'li@control-1' })).toBe(true);
    expect(fits(command, { ...NO_FILTER, operator: 'zhao@control-1' })).toBe(false);
  });

  it('joins past and live: each once, the live one wins, newest first', () => {
    const times = fc.array(fc.nat(50), { maxLength: 12 });
    fc.assert(
      fc.property(times, times, (past, live) => {
        const make = (at: number, note: string) =>
          aCommandView({ id: `c${at}`, requestedMs: NOON_MS + at, note });
        const all = joined(
          past.map((at) => make(at, 'past')),
          live.map((at) => make(at, 'live')),
          NOON_MS,
        );
        expect(all.map(({ id }) => id)).toHaveLength(new Set([...past, ...live]).size);
        expect(
          all.every(({ note, id }) => note === (live.includes(Number(id.slice(1))) ? 'live' : 'past')),
        ).toBe(true);
        expect(all.map(({ requestedMs }) => requestedMs)).toEqual(
          all.map(({ requestedMs }) => requestedMs).sort((a, b) => b - a),
        );
      }),
    );
    expect(joined([], [aCommandView()], NOON_MS + 1)).toEqual([]);
  });

  it('is a table with when, who, how long each stage took, and how it ended', () => {
    const csv = logCsv([aCommandView({ second: 'li@control-1', note: '=1+1' })], telling);
    const [heads, line] = csv.split('\r\n');
    expect(heads?.split(',')).toHaveLength(line?.split(',').length ?? 0);
    expect(line).toContain('2026-11-23 12:00:00,Station kexuecheng,kexuecheng,main-light,Off,wang@control-1');
    expect(line).toContain("'=1+1,0.005,0.020,0.040,0.050,Verified,c1");
    expect(logText([aCommandView({ note: 'two\nlines' })], telling).split('\n')).toHaveLength(2);
  });
});

describe('the picture of a command', () => {
  it('goes as far as it came, over what was left out', () => {
    expect(stageDots(aCommandView({ acceptedMs: null }))).toMatchObject({ reached: 4, isWrong: false });
    const timedOut = { stage: 'timed-out', acceptedMs: null, doneMs: null, verifiedMs: null } as const;
    expect(stageDots(aCommandView(timedOut))).toMatchObject({ reached: 1, isWrong: true });
  });

  it('of a ping ends with its answer', () => {
    const ping = aCommandView({ order: { action: 'ping' }, verifiedMs: null, atMs: NOON_MS + 70 });
    expect(stageDots(ping).dots.at(-1)).toEqual({ stage: 'verified', afterMs: 70 });
  });
});
