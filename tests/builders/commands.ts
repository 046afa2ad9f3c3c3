import type { CommandView } from '../../src-shared/domain/command/command-view.ts';
import type { CommandOrder } from '../../src-shared/domain/command/order.ts';
import type { CommandEvent, ResultEvent } from '../../src-shared/domain/event.ts';
import { NOON_MS, STATION } from './events.ts';

export const LIFE_MS = 60_000;

const base = (id: string, atMs: number) => ({
  station: STATION,
  id,
  atMs,
  stationMs: null,
  arrivedMs: atMs,
  timing: 'ok' as const,
  retained: false,
  seq: null,
});

interface Request {
  readonly command?: string;
  readonly device?: string;
  readonly order?: CommandOrder;
  readonly atMs?: number;
}

export function aRequestEvent({
  command = 'c1',
  device = 'main-light',
  order = { action: 'on' },
  atMs = NOON_MS,
}: Request = {}): CommandEvent {
  const step = { kind: 'requested' as const, order, expiresMs: atMs + LIFE_MS, by: 'wang@control-1' };
  return {
    ...base(`${command}/requested`, atMs),
    kind: 'command',
    device,
    command,
    step: { ...step, note: null },
  };
}

export const aResultOf = (
  command: string,
  status: ResultEvent['status'],
  atMs: number,
  reason: string | null = null,
): ResultEvent => ({
  // As feed/decode makes it.
  ...base(`${command}/${status}`, atMs),
  kind: 'result',
  command,
  status,
  reason,
});

/** A light that was on at 60 % and went off a moment ago. */
export const aCommandView = (fields: Partial<CommandView> = {}): CommandView => ({
  station: STATION,
  id: 'c1',
  device: 'main-light',
  order: { action: 'off' },
  by: 'wang@control-1',
  second: null,
  note: null,
  before: { on: true, levelPercent: 60 },
  requestedMs: NOON_MS,
  expiresMs: NOON_MS + LIFE_MS,
  sentMs: NOON_MS + 5,
  acceptedMs: NOON_MS + 20,
  doneMs: NOON_MS + 40,
  refused: null,
  verdict: { shows: true, names: true },
  verifiedMs: NOON_MS + 50,
  relockedMs: null,
  outcome: null,
  stage: 'verified',
  atMs: NOON_MS + 50,
  cause: null,
  reason: null,
  ...fields,
});
