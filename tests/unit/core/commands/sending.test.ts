import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createSending } from '../../../../src-main/core/commands/sending.ts';
import type { OutgoingMessage } from '../../../../src-main/core/ports.ts';
import type { CommandView } from '../../../../src-shared/domain/command/command-view.ts';
import type { CommandEvent } from '../../../../src-shared/domain/event.ts';

const AT_MS = Date.parse('2026-11-25T04:00:00Z');
const LIFE_MS = 10_000;
const HOUR_MS = 3_600_000;

beforeEach(() => {
  vi.useFakeTimers({ now: AT_MS });
});
afterEach(() => {
  vi.useRealTimers();
});

const unlock = {
  kind: 'command',
  station: 'a',
  id: 'c1/requested',
  atMs: AT_MS,
  stationMs: null,
  arrivedMs: AT_MS,
  timing: 'ok',
  retained: false,
  seq: null,
  device: 'front',
  command: 'c1',
  step: {
    kind: 'requested',
    order: { action: 'unlock', seconds: 5 },
    expiresMs: AT_MS + LIFE_MS,
    by: 'wang@control-1',
    note: 'delivery',
  },
} as const satisfies CommandEvent;

/** A line that takes no message until it is mended, and a station that has said nothing but what `stage` tells. */
function aLine(stage: CommandView['stage'] = 'requested') {
  const offered: OutgoingMessage[] = [];
  const recorded: CommandEvent[] = [];
  let isUp = false;
  const sending = createSending({
    engine: { commands: () => [{ id: 'c1', stage } as CommandView] },
    root: 'waystation/v1',
    now: Date.now,
    log: { info: () => undefined, warn: () => undefined },
    record: (events) => Promise.resolve(recorded.push(...events)),
    publish: (message) => {
      offered.push(message);
      return isUp ? Promise.resolve() : Promise.reject(new Error('the connection closed'));
    },
  });
  const mend = (): void => {
    isUp = true;
    sending.connected();
  };
  const send = (): void => sending.send(unlock, performance.now() + LIFE_MS);
  return { sending, send, offered, recorded, mend };
}

describe('sending a command', () => {
  it('says it again under its own id and expiry when the line is back in time', async () => {
    const { send, offered, recorded, mend } = aLine();
    send();
    await vi.advanceTimersByTimeAsync(LIFE_MS - 1);
    expect(recorded).toEqual([]);
    mend();
    await vi.advanceTimersByTimeAsync(0);
    expect(offered).toHaveLength(2);
    expect(offered[1]).toEqual(offered[0]);
    expect(offered[1]).toMatchObject({ qos: 1, retain: false, request: { expiresMs: AT_MS + LIFE_MS } });
    expect(recorded).toMatchObject([{ id: 'c1/sent', command: 'c1', step: { kind: 'sent' } }]);
  });

  it('never says it after its expiry', async () => {
    const { send, offered, mend } = aLine();
    send();
    await vi.advanceTimersByTimeAsync(LIFE_MS);
    mend();
    expect(offered).toHaveLength(1);
  });

  it('makes it live no longer by a clock that is set back', async () => {
    const { send, offered, mend } = aLine();
    send();
    await vi.advanceTimersByTimeAsync(LIFE_MS);
    vi.setSystemTime(AT_MS - HOUR_MS);
    mend();
    expect(offered).toHaveLength(1);
  });

  it('does not say again what the station answered', () => {
    const { send, offered, mend } = aLine('accepted');
    send();
    mend();
    expect(offered).toHaveLength(1);
  });

  it('never says at all what the disk held for longer than its life', async () => {
    const { sending, offered } = aLine();
    const untilMs = performance.now() + LIFE_MS;
    await vi.advanceTimersByTimeAsync(LIFE_MS);
    sending.send(unlock, untilMs);
    expect(offered).toEqual([]);
  });

  it.each([
    ['an hour', HOUR_MS],
    ['some seconds', 4_000],
  ])('says nothing once its expiry lies too far ahead: the clock was set back by %s', async (_much, byMs) => {
    const { sending, send, offered, mend } = aLine();
    send();
    await vi.advanceTimersByTimeAsync(LIFE_MS / 2);
    vi.setSystemTime(Date.now() - byMs);
    mend();
    expect(offered).toHaveLength(1);
    sending.send({ ...unlock, command: 'c2' }, performance.now() + LIFE_MS / 2);
    expect(offered).toHaveLength(1);
  });
});
