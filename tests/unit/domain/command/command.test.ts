import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  MAX_COMMANDS,
  reduceCommands,
  type CommandState,
} from '../../../../src-shared/domain/command/command.ts';
import type { CommandOrder } from '../../../../src-shared/domain/command/order.ts';
import { stageOf } from '../../../../src-shared/domain/command/stage.ts';
import type {
  CommandEvent,
  CommandStatus,
  DeviceStateEvent,
  ResultEvent,
  StationEvent,
} from '../../../../src-shared/domain/event.ts';

const AT_MS = 1_000_000;
const EXPIRES_MS = AT_MS + 60_000;

const base = (id: string, atMs: number) => ({
  station: 's1',
  id,
  atMs,
  stationMs: null,
  arrivedMs: atMs,
  timing: 'ok' as const,
  retained: false,
  seq: null,
});

const aRequest = (
  order: CommandOrder = { action: 'on' },
  command = 'c1',
  device = 'light',
): CommandEvent => ({
  ...base(`${command}/requested`, AT_MS),
  kind: 'command',
  device,
  command,
  step: { kind: 'requested', order, expiresMs: EXPIRES_MS, by: 'wang@control-1', note: null },
});
const aSending = (atMs = AT_MS + 1): CommandEvent => ({
  ...base('c1/sent', atMs),
  kind: 'command',
  device: 'light',
  command: 'c1',
  step: { kind: 'sent' },
});
const aResult = (status: CommandStatus, atMs = AT_MS + 2, command = 'c1'): ResultEvent => ({
  ...base(`${command}/${status}`, atMs),
  kind: 'result',
  command,
  status,
  reason: null,
});
const aReport = (fields: Partial<DeviceStateEvent>, atMs = AT_MS + 3): DeviceStateEvent => ({
  ...base(`state-${atMs}`, atMs),
  kind: 'state',
  device: 'light',
  on: null,
  levelPercent: null,
  lock: null,
  leaf: null,
  cause: null,
  command: null,
  ...fields,
});

const anEnd = (command: string): CommandEvent => ({
  ...base(`${command}/outcome`, AT_MS + 4),
  kind: 'command',
  device: 'front',
  command,
  step: { kind: 'outcome', stage: 'done', cause: null, reason: null },
});

const after = (...events: readonly StationEvent[]): readonly CommandState[] =>
  events.reduce<readonly CommandState[]>(reduceCommands, []);
function stageAfter(events: readonly StationEvent[], nowMs = AT_MS + 10): string {
  const [command] = after(...events);
  if (command === undefined) throw new Error('nothing was requested');
  return stageOf(command, nowMs).stage;
}

describe('the stages of a command', () => {
  it.each<[string, readonly StationEvent[], string]>([
    ['nothing heard yet', [], 'requested'],
    ['acknowledged by the broker', [aSending()], 'sent'],
    ['the station has it', [aSending(), aResult('accepted')], 'accepted'],
    ['done, and nothing reported', [aResult('done')], 'done'],
    ['a report that names it needs no result', [aReport({ on: true, command: 'c1' })], 'verified'],
    ['a report that shows it and no result', [aReport({ on: true })], 'requested'],
    ['a report that shows it, then the result', [aReport({ on: true }), aResult('done')], 'verified'],
    ['the newest report counts', [aReport({ on: true }), aReport({ on: false }), aResult('done')], 'done'],
    [
      'done, and the report of it says otherwise',
      [aResult('done'), aReport({ on: false, command: 'c1' })],
      'contradicted',
    ],
    ['what the broker kept proves nothing', [aResult('done'), aReport({ on: true, retained: true })], 'done'],
    ['rejected', [aResult('rejected')], 'rejected'],
    ['said to be done counts more than refused', [aResult('rejected'), aResult('done')], 'done'],
    ['a result of another command', [aResult('done', AT_MS + 2, 'c2')], 'requested'],
  ])('%s', (_name, events, stage) => {
    expect(stageAfter([aRequest(), ...events])).toBe(stage);
  });

  it('ends by time alone, and a late word still says what really happened', () => {
    const late = EXPIRES_MS + 3_000;
    expect(stageAfter([aRequest()], late)).toBe('timed-out');
    expect(stageAfter([aRequest(), aResult('done')], AT_MS + 6_000)).toBe('contradicted');
    expect(stageAfter([aRequest(), aResult('done', late), aReport({ on: true }, late)], late)).toBe(
      'verified',
    );
  });

  it('a report long after the expiry proves nothing of it', () => {
    const muchLater = EXPIRES_MS + 200_000;
    expect(stageAfter([aRequest(), aResult('done'), aReport({ on: true }, muchLater)], muchLater)).toBe(
      'contradicted',
    );
  });
});

const steps = fc.constantFrom<StationEvent>(
  aSending(),
  aResult('accepted'),
  aResult('done'),
  aResult('rejected'),
  aResult('accepted', AT_MS + 2, 'stray'),
);

describe('whatever the order', () => {
  it('results, twice and shuffled, end in the same state', () => {
    fc.assert(
      fc.property(
        fc.array(steps, { maxLength: 6 }),
        fc.array(fc.nat(), { minLength: 6, maxLength: 6 }),
        (events, keys) => {
          const shuffled = events
            .map((event, place) => ({ event, key: keys[place] ?? 0 }))
            .sort((a, b) => a.key - b.key)
            .map(({ event }) => event);
          expect(after(aRequest(), ...shuffled, ...events)).toEqual(after(aRequest(), ...events));
        },
      ),
    );
  });

  it('a request that is repeated changes nothing', () => {
    fc.assert(
      fc.property(fc.array(steps, { maxLength: 6 }), (events) => {
        expect(after(aRequest(), ...events, aRequest())).toEqual(after(aRequest(), ...events));
      }),
    );
  });

  it('keeps the newest commands, and no more', () => {
    const all = Array.from({ length: MAX_COMMANDS + 5 }, (_, n) => aRequest({ action: 'ping' }, `c${n}`));
    const kept = after(...all);
    expect(kept).toHaveLength(MAX_COMMANDS);
    expect(kept[0]?.id).toBe(`c${MAX_COMMANDS + 4}`);
  });

  it('forgets those first whose end is written down', () => {
    const open = aRequest({ action: 'ping' }, 'open');
    const ended = Array.from({ length: MAX_COMMANDS + 5 }, (_, n) => [
      aRequest({ action: 'ping' }, `c${n}`),
      anEnd(`c${n}`),
    ]).flat();
    const kept = after(open, ...ended);
    expect(kept).toHaveLength(MAX_COMMANDS);
    expect(kept.at(-1)?.id).toBe('open');
  });
});
