import { describe, expect, it } from 'vitest';
import { consoleMeasures } from '../../../../../src-shared/domain/alarm/rules/console-measure.ts';
import { DEFAULT_RULES } from '../../../../../src-shared/domain/alarm/rules/default-rules.ts';
import { measuresOf } from '../../../../../src-shared/domain/alarm/rules/measure.ts';
import { isOfConsole, type Rule, type RuleKind } from '../../../../../src-shared/domain/alarm/rules/rule.ts';
import type { StationInput } from '../../../../../src-shared/domain/alarm/rules/station-input.ts';
import { wordsOf } from '../../../../../src-shared/domain/alarm/rules/words.ts';
import { ruleSet } from '../../../../../src-shared/contract/rules.ts';
import type { StationEvent, Telemetry } from '../../../../../src-shared/domain/event.ts';
import { observeTelemetry } from '../../../../../src-shared/domain/telemetry.ts';
import {
  aDevice,
  aDeviceStateEvent,
  aDoorEvent,
  anAboutEvent,
  anEnvSample,
  aPeopleEvent,
  aPowerSample,
  NOON_MS,
} from '../../../../builders/events.ts';
import { after, HOUR, MINUTE, SECOND } from '../../support.ts';

const LIVE = { state: 'online', sinceMs: NOON_MS, speaks: true, heardMs: NOON_MS } as const;

function input(
  events: readonly StationEvent[],
  samples: readonly Telemetry[] = [],
  over: Partial<StationInput> = {},
): StationInput {
  const state = samples.reduce(observeTelemetry, after(...events));
  return { state, link: LIVE, isBlind: false, aheadMs: 0, nowMs: NOON_MS, ...over };
}

function aRule(kind: RuleKind): Rule {
  const found = DEFAULT_RULES.find((rule) => rule.kind === kind);
  if (found === undefined) throw new Error(`no default rule of kind ${kind}`);
  return found;
}

const valueOf = (kind: RuleKind, of: StationInput): number | null | undefined =>
  measuresOf(aRule(kind), of)[0]?.value;

const someoneInside = aPeopleEvent({ inside: 3 });
const nobodyInside = aPeopleEvent({ entered: 0, inside: 0 });
const OFFLINE = { ...LIVE, state: 'offline', speaks: false } as const;

describe('the default rules', () => {
  it('are what the contract allows', () => {
    expect(ruleSet.safeParse({ format: 1, revision: 0, rules: DEFAULT_RULES }).success).toBe(true);
  });

  it('see something at a station, or are of the console', () => {
    for (const rule of DEFAULT_RULES)
      expect(consoleMeasures(rule, { ...CONSOLE_WELL }).length > 0).toBe(isOfConsole(rule));
  });
});

const CONSOLE_WELL = {
  isConnected: true,
  freeBytes: 5e9,
  backlog: 0,
  hasSoundFailed: false,
  isBackupMissed: false,
  nowMs: NOON_MS,
};

describe('what a rule sees of the connection', () => {
  it('is what the station said, and nothing while the console itself is blind', () => {
    expect(valueOf('station-offline', input([]))).toBe(0);
    expect(valueOf('station-offline', input([], [], { link: OFFLINE }))).toBe(1);
    expect(valueOf('station-offline', input([], [], { link: OFFLINE, isBlind: true }))).toBeNull();
    expect(valueOf('station-silent', input([], [], { link: { ...LIVE, state: 'stale' } }))).toBe(1);
    expect(valueOf('station-silent', input([], [], { isBlind: true }))).toBeNull();
  });

  it("counts silence from the station's newest word", () => {
    const silent = input([aPeopleEvent({ atMs: NOON_MS - HOUR })]);
    expect(measuresOf(aRule('station-silent'), silent)).toMatchObject([{ atMs: NOON_MS - HOUR }]);
  });
});

describe("what a rule sees of the station's clock", () => {
  it('is how far it is ahead or behind, s', () => {
    const now = input([aPeopleEvent()], [], { aheadMs: 400 * SECOND });
    expect(valueOf('clock-skew', now)).toBe(400);
    const behind = input([aPeopleEvent({ atMs: NOON_MS - 10 * MINUTE })]);
    expect(valueOf('clock-skew', behind)).toBe(600);
  });

  it('is unknown before anything was heard live in this run, unless it is seen to be behind', () => {
    expect(valueOf('clock-skew', input([aPeopleEvent()], [], { aheadMs: null }))).toBeNull();
  });
});

describe('what a rule sees of people', () => {
  it('is how many are inside, against the capacity', () => {
    const [seen] = measuresOf(
      aRule('overcrowded'),
      input([anAboutEvent({ capacity: 20 }), aPeopleEvent({ inside: 27 })]),
    );
    expect(seen).toMatchObject({ value: 27, limit: 20 });
    if (seen !== undefined) expect(wordsOf(aRule('overcrowded'), seen)).toBe('27/20');
  });

  it('is unknown without a capacity, and where the station is not heard', () => {
    expect(valueOf('overcrowded', input([someoneInside]))).toBeNull();
    const away = input([anAboutEvent(), someoneInside], [], { link: OFFLINE });
    expect(valueOf('overcrowded', away)).toBeNull();
  });

  it('is for how long nobody came or went while somebody is inside, h', () => {
    const quiet = (events: readonly StationEvent[]) => input(events, [], { nowMs: NOON_MS + 9 * HOUR });
    expect(valueOf('overstay', quiet([someoneInside]))).toBe(9);
    expect(valueOf('overstay', quiet([nobodyInside]))).toBe(0);
    const left = aDoorEvent({ event: 'exit', atMs: NOON_MS + 8 * HOUR });
    expect(valueOf('overstay', quiet([someoneInside, left]))).toBe(1);
    expect(measuresOf(aRule('overstay'), quiet([someoneInside]))[0]?.atMs).toBe(NOON_MS + 8 * HOUR);
  });

  it('is unknown where the count is known to be wrong', () => {
    expect(valueOf('overstay', input([aPeopleEvent({ entered: 0, left: 2 })]))).toBeNull();
  });
});

describe('what a rule sees of power', () => {
  const empty = [anAboutEvent(), nobodyInside];

  it('is the main meter while nobody is inside', () => {
    expect(valueOf('load-while-empty', input(empty, [aPowerSample({ powerW: 900 })]))).toBe(900);
    expect(valueOf('load-while-empty', input([someoneInside], [aPowerSample({ powerW: 900 })]))).toBe(0);
  });

  it('is unknown once it is older than two minutes', () => {
    const old = aPowerSample({ powerW: 900, atMs: NOON_MS - 2 * MINUTE - 1 });
    expect(valueOf('load-while-empty', input(empty, [old]))).toBeNull();
  });

  it('is unknown while one of several meters is silent, unless the others are too much by themselves', () => {
    const old = aPowerSample({ meter: 'b', powerW: 700, atMs: NOON_MS - HOUR });
    const of = (powerW: number) => input(empty, [aPowerSample({ meter: 'a', powerW }), old]);
    expect(valueOf('load-while-empty', of(200))).toBeNull();
    expect(valueOf('load-while-empty', of(900))).toBe(900);
  });

  it('is measured against what the devices are rated for', () => {
    const devices = [aDevice({ device: 'a', ratedW: 1_000 }), aDevice({ device: 'b', ratedW: 500 })];
    const seen = measuresOf(
      aRule('overload'),
      input([anAboutEvent({ devices })], [aPowerSample({ powerW: 1_700 })]),
    );
    expect(seen[0]?.limit).toBeCloseTo(1_650);
    expect(valueOf('overload', input([anAboutEvent({ devices: [] })], [aPowerSample()]))).toBeNull();
  });

  it('is that of each appliance by its own meter', () => {
    const devices = [
      aDevice({ device: 'oven', kind: 'appliance', meter: 'm1' }),
      aDevice({ device: 'm2', kind: 'meter' }),
    ];
    const seen = measuresOf(
      aRule('appliance-left-on'),
      input(
        [anAboutEvent({ devices }), nobodyInside],
        [aPowerSample({ meter: 'm1', powerW: 400 }), aPowerSample({ meter: 'm2' })],
      ),
    );
    expect(seen).toMatchObject([{ subject: 'oven', value: 400 }]);
  });
});

describe('what a rule sees of temperature', () => {
  it('is each sensor by itself, and unknown where it is silent', () => {
    const seen = measuresOf(
      aRule('temperature'),
      input(
        [],
        [anEnvSample({ sensor: 'hall', celsius: 38.5 }), anEnvSample({ sensor: 'wc', atMs: NOON_MS - HOUR })],
      ),
    );
    expect(seen).toMatchObject([
      { subject: 'hall', value: 38.5 },
      { subject: 'wc', value: null },
    ]);
    if (seen[0] !== undefined) expect(wordsOf(aRule('temperature'), seen[0])).toBe('hall 38.5 °C');
  });
});

describe('what a rule sees of doors', () => {
  it('is that one is forced until it is closed, heard or not', () => {
    const forced = [aDoorEvent({ event: 'forced', atMs: NOON_MS })];
    expect(valueOf('door-forced', input(forced, [], { link: OFFLINE }))).toBe(1);
    const closed = aDoorEvent({ event: 'closed', atMs: NOON_MS + SECOND });
    expect(valueOf('door-forced', input([...forced, closed]))).toBe(0);
  });

  it('is that the leaf stands open', () => {
    const open = aDeviceStateEvent({ device: 'front', leaf: 'open' });
    expect(measuresOf(aRule('door-held'), input([open]))).toMatchObject([
      { subject: 'front', value: 1, atMs: NOON_MS },
    ]);
    expect(valueOf('door-held', input([open], [], { link: OFFLINE }))).toBeNull();
  });
});

describe('what a rule sees of the console', () => {
  it.each([
    ['broker-lost', { isConnected: false }, 1],
    ['disk-low', { freeBytes: 512 * 1_048_576 }, 512],
    ['disk-low', { freeBytes: null }, null],
    ['backlog', { backlog: 60_000 }, 60_000],
    ['backup-missed', { isBackupMissed: true }, 1],
    ['sound-failed', { hasSoundFailed: true }, 1],
    ['sound-failed', { hasSoundFailed: null }, null],
  ] as const)('for %s of %j is %s', (kind, over, value) => {
    expect(consoleMeasures(aRule(kind), { ...CONSOLE_WELL, ...over })).toMatchObject([{ value }]);
  });
});
