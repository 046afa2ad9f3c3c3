import { describe, expect, it } from 'vitest';
import { csvOf } from '../../../../src-renderer/export/csv.ts';
import { createText } from '../../../../src-renderer/text/i18n.ts';
import {
  COLUMNS,
  fitColumns,
  OPTIONAL,
  templateOf,
} from '../../../../src-renderer/views/alarms/list/columns.ts';
import { tabSeparated } from '../../../../src-renderer/export/tab-separated.ts';
import { tableOf } from '../../../../src-renderer/views/alarms/list/export.ts';
import {
  bulkOf,
  countHidden,
  countScopes,
  filterAlarms,
  NO_FILTER,
  rememberTexts,
  sortAlarms,
} from '../../../../src-renderer/views/alarms/list/filter.ts';
import { handlingOf, lastedMs } from '../../../../src-renderer/views/alarms/list/handling.ts';
import { parseLook, USUAL_LOOK } from '../../../../src-renderer/views/alarms/list/kept-look.ts';
import { anAlarm } from '../builders.ts';

const { t } = createText('en');
const ZONE = 'Asia/Shanghai';
const by = { atMs: Date.parse('2026-11-23T03:36:00+08:00'), by: 'wang@control-1' };

const alarms = [
  anAlarm({ alarm: 'paper', type: 'supplies', priority: 'low', text: 'no cups', sinceMs: 9_000 }),
  anAlarm({ alarm: 'smoke', sinceMs: 1_000 }),
  anAlarm({ alarm: 'door', type: 'door-held', priority: 'high', station: 'oak', life: 'acknowledged' }),
  anAlarm({ alarm: 'tap', type: 'water', life: 'shelved', station: 'oak' }),
  anAlarm({ alarm: 'lock', type: 'tamper', life: 'latched-acknowledged', active: false }),
  anAlarm({ alarm: 'old', life: 'normal', active: false }),
];
const GROUPS = [{ id: 'north', name: 'North', stations: ['oak', 'not heard of yet'] }];
const textOf = rememberTexts(({ station, alarm, text }) => `${station} ${alarm} ${text}`);
const shown = (over: Partial<typeof NO_FILTER>) =>
  filterAlarms(sortAlarms(alarms, 'urgency'), { ...NO_FILTER, ...over }, textOf, GROUPS).map(
    ({ alarm }) => alarm,
  );

describe('filter', () => {
  it('shows all without one, what wants a person first', () => {
    expect(shown({})).toEqual(['smoke', 'paper', 'door', 'lock', 'tap', 'old']);
  });
  it.each([
    ['needs', ['smoke', 'paper', 'lock']],
    ['active', ['smoke', 'paper', 'door']],
    ['aside', ['tap']],
  ] as const)('%s', (scope, expected) => expect(shown({ scope })).toEqual(expected));
  it('keeps a priority, a station or a type only', () => {
    expect(shown({ priority: 'high' })).toEqual(['door']);
    expect(shown({ station: 'oak' })).toEqual(['door', 'tap']);
    expect(shown({ type: 'water' })).toEqual(['tap']);
  });
  it('keeps the stations of a group; of one that is gone there are none', () => {
    expect(shown({ group: 'north' })).toEqual(['door', 'tap']);
    expect(shown({ group: 'gone' })).toEqual([]);
  });
  it('searches every word in all that is written', () => {
    expect(shown({ search: ' CUPS elm ' })).toEqual(['paper']);
    expect(shown({ search: 'cups oak' })).toEqual([]);
  });
  it('sorts by time too', () => {
    expect(sortAlarms(alarms, 'time').map(({ alarm }) => alarm)[0]).toBe('paper');
  });
  it('counts what each scope holds, and the unacknowledged that are hidden', () => {
    expect(countScopes(alarms)).toEqual({ all: 6, needs: 3, active: 3, aside: 1 });
    expect(countHidden(alarms, [])).toBe(2);
  });
  it('takes no critical alarm into the bulk', () => {
    const bulk = bulkOf(alarms);
    expect([bulk.alarms.map(({ alarm }) => alarm), bulk.critical]).toEqual([['paper'], 1]);
  });
  it('goes through ten thousand in a few milliseconds', () => {
    const flood = Array.from({ length: 10_000 }, (_, i) => anAlarm({ alarm: `a${String(i)}` }));
    filterAlarms(flood, { ...NO_FILTER, search: 'x' }, textOf, []);
    const startMs = performance.now();
    filterAlarms(flood, { ...NO_FILTER, search: 'a99' }, textOf, []);
    expect(performance.now() - startMs).toBeLessThan(50);
  });
});

describe('columns', () => {
  it('are all there where there is room', () => expect(fitColumns(OPTIONAL, 2_000)).toEqual(COLUMNS));
  it('are fewer where there is less, but never without state, station, alarm and actions', () => {
    expect(fitColumns(OPTIONAL, 0)).toEqual(['priority', 'state', 'station', 'what', 'act']);
    expect(fitColumns(OPTIONAL, 900)).not.toContain('source');
  });
  it('are those that were chosen', () => expect(fitColumns(['since'], 2_000)).not.toContain('lasted'));
  it('fit into the room they were chosen for', () => {
    const least = templateOf(fitColumns(OPTIONAL, 760)).match(/\d+(?=px)/g) ?? [];
    expect(least.reduce((sum, px) => sum + Number(px), 0)).toBeLessThanOrEqual(760);
  });
});

describe('look', () => {
  it('is kept as it was', () => {
    const look = { ...USUAL_LOOK, sort: 'time', filter: { ...NO_FILTER, scope: 'aside', search: 'x' } };
    expect(parseLook(JSON.stringify(look))).toEqual(look);
  });
  it.each([null, '', '{}', '{"filter":{"scope":"never"}}'])('is the usual one for %j', (kept) =>
    expect(parseLook(kept)).toBe(USUAL_LOOK),
  );
});

describe('handling', () => {
  const acknowledged = { ...by, note: 'called' };
  it('says who did what', () => {
    expect(handlingOf(anAlarm({ life: 'acknowledged', acknowledged }), t, ZONE)).toBe('wang 03:36 called');
    expect(handlingOf(anAlarm(), t, ZONE)).toBe('');
  });
  it('says how long the shelf holds, and why', () => {
    const shelved = { ...by, untilMs: by.atMs + 3_600_000, reason: 'repair' };
    expect(handlingOf(anAlarm({ life: 'shelved', shelved }), t, ZONE)).toBe('until 04:36 · wang repair');
  });
  it('names who sees to it before who acknowledged', () => {
    const work = { ...by, status: 'in-progress', assignee: 'Li', comment: null } as const;
    expect(handlingOf(anAlarm({ life: 'acknowledged', acknowledged, work }), t, ZONE)).toBe(
      'In progress · Li',
    );
  });
  it('counts on while active, and stops when returned', () => {
    expect(lastedMs(anAlarm({ sinceMs: 1_000 }), 10_000)).toBe(9_000);
    expect(lastedMs(anAlarm({ active: false, sinceMs: 1_000, changedMs: 4_000 }), 10_000)).toBe(3_000);
  });
});

describe('taking the list out', () => {
  const naming = { t, nameOf: () => 'Elm, "big"', zone: ZONE };
  const [head = [], row = []] = tableOf([anAlarm({ text: '=HYPERLINK("x")\n2', sinceMs: by.atMs })], naming);

  it('gives each head a value', () => {
    expect(head).toHaveLength(row.length);
    expect(new Set(head).size).toBe(head.length);
    expect(row).toContain('2026-11-23 03:36:00');
  });
  it('writes a CSV that spreadsheets read as text, in UTF-8', () => {
    const csv = csvOf([row]);
    expect(csv.startsWith('\uFEFF"Elm, ""big""",elm,')).toBe(true);
    expect(csv).toContain(`"'=HYPERLINK(""x"")\n2"`);
    expect(csv.endsWith('\r\n')).toBe(true);
  });
  it('keeps one line per alarm on the clipboard', () => {
    expect(tabSeparated([row]).split('\n')).toHaveLength(1);
  });
});
