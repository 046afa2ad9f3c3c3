import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createScheduleKeeper, runCommand } from '../../../../src-main/core/schedules/schedule-keeper.ts';
import type { CommandInput, CommandOutcome } from '../../../../src-shared/contract/commands.ts';
import type { Link } from '../../../../src-shared/domain/alarm/rules/station-input.ts';
import { LATE_MOST_MS, noRuns, type RunsState } from '../../../../src-shared/domain/schedule/runs.ts';
import { emptyStation, reduceStation, type StationState } from '../../../../src-shared/domain/station.ts';
import type { StationEvent } from '../../../../src-shared/domain/event.ts';
import { decode } from '../../../../src-main/core/feed/decode.ts';
import {
  anAboutMessage,
  aResultMessage,
  aStateMessage,
  type StationMessage,
} from '../../../builders/messages.ts';
import { aSchedule, ZHENGZHOU } from '../../domain/schedule/builders.ts';

const SIX_MS = Date.parse('2026-11-25T18:00:00+08:00');
const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;
/** All consoles have had their turn by then. */
const TURN_MS = 5 * SECOND_MS;
const STATION = 'kexuecheng';
const COMMAND = runCommand({ key: '2026-11-25 on clock 1080 kexuecheng/main-light' });

const SENT: CommandOutcome = { ok: true, id: COMMAND };

interface Sent {
  readonly input: CommandInput;
  readonly by: string;
  readonly command: string;
}

/** A keeper of one console at a minute before six, and the station as it hears it. */
function aKeeper(fields: { readonly runs?: RunsState; readonly mayStill?: boolean } = {}) {
  let state: StationState = emptyStation(STATION);
  let saved = fields.runs ?? noRuns(Date.now());
  const outcome: { of: (device: string) => CommandOutcome } = { of: () => SENT };
  let saves = 0;
  const link: { state: Link['state'] } = { state: 'online' };
  const sent: Sent[] = [];
  const warned: string[] = [];
  let schedules = [aSchedule()];
  const keeper = createScheduleKeeper({
    engine: {
      stations: () => [state],
      station: () => state,
      link: () => ({ state: link.state, sinceMs: null, speaks: true, heardMs: null }),
      commands: () => [],
    },
    schedules: () => ({ format: 1, revision: 1, place: ZHENGZHOU, schedules }),
    runs: {
      load: () => saved,
      save: (next) => {
        saved = next;
        saves += 1;
      },
    },
    send: (input, { by, command = '' }) => {
      sent.push({ input, by, command });
      return Promise.resolve(outcome.of(input.device));
    },
    mayStill: () => fields.mayStill ?? true,
    consoleId: 'control-1',
    now: Date.now,
    log: { info: () => undefined, warn: (line) => warned.push(line) },
  });
  const hear = ({ topic, payload, retain }: Pick<StationMessage, 'topic' | 'payload' | 'retain'>): void => {
    const heard = decode({ topic, payload, retain, arrivedMs: Date.now() }, 'waystation/v1');
    if (heard.kind !== 'event') throw new Error(heard.kind);
    const event: StationEvent = heard.event;
    if (event.station === STATION) state = reduceStation(state, event);
    keeper.take([{ cursor: 1, event }]);
  };
  hear(anAboutMessage({ ts: Date.now() }));
  const until = async (atMs: number): Promise<void> => {
    while (Date.now() < atMs) {
      await vi.advanceTimersByTimeAsync(SECOND_MS);
      keeper.tick();
      await vi.advanceTimersByTimeAsync(0);
    }
  };
  const settled = () => keeper.view().settled.map(({ outcome: is, cause }) => [is, cause]);
  return {
    keeper,
    sent,
    warned,
    outcome,
    link,
    hear,
    until,
    settled,
    saved: () => saved,
    saves: () => saves,
    replace: (next: typeof schedules): void => {
      schedules = next;
      keeper.changed();
    },
  };
}

beforeEach(() => {
  vi.useFakeTimers({ now: SIX_MS - MINUTE_MS });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the keeper of schedules', () => {
  it('switches a light once, in its time, in the name of who made the schedule', async () => {
    const { sent, until, settled } = aKeeper();
    await until(SIX_MS - SECOND_MS);
    expect(sent).toEqual([]);
    await until(SIX_MS + MINUTE_MS);
    expect(sent).toMatchObject([
      {
        input: { station: STATION, device: 'main-light', order: { action: 'on' } },
        by: 'wang@control-1',
        command: COMMAND,
      },
    ]);
    expect(settled()).toEqual([['sent', null]]);
  });

  it('sends nothing where another console was heard to have done it, though its light is not reported on', async () => {
    const { sent, hear, until, settled } = aKeeper();
    await until(SIX_MS - SECOND_MS);
    hear(aResultMessage({ id: COMMAND, ts: Date.now(), status: 'accepted' }));
    await until(SIX_MS + TURN_MS);
    expect(sent).toEqual([]);
    expect(settled()).toEqual([['elsewhere', null]]);
  });

  it('does not take the word of another station for it', async () => {
    const { sent, hear, until } = aKeeper();
    await until(SIX_MS - SECOND_MS);
    const { topic, ...message } = aResultMessage({ id: COMMAND, ts: Date.now(), status: 'done' });
    hear({ ...message, topic: topic.replace(STATION, 'elsewhere') });
    await until(SIX_MS + TURN_MS);
    expect(sent).toHaveLength(1);
  });

  it('sends nothing where the light is reported so; a station that is silent is not believed', async () => {
    const online = aKeeper();
    online.hear(aStateMessage({ ts: Date.now(), on: true }));
    await online.until(SIX_MS + TURN_MS);
    expect(online.settled()).toEqual([['already', null]]);
    expect(online.sent).toEqual([]);

    vi.setSystemTime(SIX_MS - MINUTE_MS);
    const stale = aKeeper();
    stale.hear(aStateMessage({ ts: Date.now(), on: true }));
    stale.link.state = 'stale';
    await stale.until(SIX_MS + TURN_MS);
    expect(stale.settled()).toEqual([['sent', null]]);
  });

  it('tries again while the broker is away, and says after five minutes that it was missed, and why', async () => {
    const { until, outcome, settled, sent, warned } = aKeeper();
    outcome.of = () => ({ ok: false, code: 'feed-down' });
    await until(SIX_MS + 2 * MINUTE_MS);
    expect(settled()).toEqual([]);
    expect(sent.length).toBeGreaterThan(1);
    await until(SIX_MS + LATE_MOST_MS + TURN_MS);
    expect(settled()).toEqual([['missed', 'feed-down']]);
    expect(warned).toEqual([expect.stringContaining('feed-down')]);
    const tries = sent.length;
    outcome.of = () => SENT;
    await until(SIX_MS + LATE_MOST_MS + 2 * MINUTE_MS);
    expect(sent).toHaveLength(tries);
  });

  it('carries out what waited once the broker is back in time', async () => {
    const { until, outcome, settled } = aKeeper();
    outcome.of = () => ({ ok: false, code: 'station-offline' });
    await until(SIX_MS + MINUTE_MS);
    outcome.of = () => SENT;
    await until(SIX_MS + MINUTE_MS + TURN_MS);
    expect(settled()).toEqual([['sent', null]]);
  });

  it('keeps no light waiting for a hundred that cannot be switched, and writes once a look', async () => {
    const { hear, until, outcome, settled, saves } = aKeeper();
    const names = Array.from({ length: 150 }, (_, at) => `lamp-${String(at).padStart(3, '0')}`);
    hear(anAboutMessage({ ts: Date.now(), devices: names.map((device) => ({ device, kind: 'light' })) }));
    outcome.of = (device) => (device < 'lamp-120' ? { ok: false, code: 'station-offline' } : SENT);
    await until(SIX_MS + TURN_MS + 2 * SECOND_MS);
    expect(settled()).toHaveLength(30);
    expect(saves()).toBeLessThan(10);
  });

  it('does not act for somebody who may not switch lights any more', async () => {
    const { until, sent, settled } = aKeeper({ mayStill: false });
    await until(SIX_MS + TURN_MS);
    expect(sent).toEqual([]);
    expect(settled()).toEqual([['missed', 'not-permitted']]);
  });

  it('does nothing twice after a restart, and tells what the absence missed', async () => {
    const first = aKeeper();
    await first.until(SIX_MS + TURN_MS);
    expect(first.sent).toHaveLength(1);
    const again = aKeeper({ runs: first.saved() });
    await again.until(SIX_MS + MINUTE_MS);
    expect(again.sent).toEqual([]);

    vi.setSystemTime(SIX_MS + 24 * 60 * MINUTE_MS + 10 * MINUTE_MS);
    const late = aKeeper({ runs: again.saved() });
    await late.until(Date.now() + TURN_MS);
    expect(late.sent).toEqual([]);
    expect(late.settled()).toEqual([
      ['missed', 'absent'],
      ['sent', null],
    ]);
  });

  it('goes by new schedules at once, and not for what was before them', async () => {
    const { replace, until, sent, keeper } = aKeeper();
    await until(SIX_MS - 10 * SECOND_MS);
    replace([
      aSchedule({ id: 'past', action: 'off', at: { kind: 'clock', minute: 17 * 60 + 58 } }),
      aSchedule({ at: { kind: 'clock', minute: 18 * 60 + 1 } }),
    ]);
    await until(SIX_MS + MINUTE_MS + TURN_MS);
    expect(sent.map(({ input }) => input.order.action)).toEqual(['on']);
    expect(keeper.view().settled).toMatchObject([{ schedule: 'evening', atMs: SIX_MS + MINUTE_MS }]);
  });
});
