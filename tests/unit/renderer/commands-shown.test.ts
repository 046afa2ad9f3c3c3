import { describe, expect, it } from 'vitest';
import { isSaid, stageHandle } from '../../../src-renderer/commands/shown.ts';
import type { CommandView } from '../../../src-shared/domain/command/command-view.ts';

const AT_MS = 1_000_000;

const aCommand = (fields: Partial<CommandView> = {}): CommandView => ({
  station: 's1',
  id: 'c1',
  device: 'light',
  order: { action: 'on' },
  by: 'wang@control-1',
  second: null,
  note: null,
  before: null,
  requestedMs: AT_MS,
  expiresMs: AT_MS + 60_000,
  sentMs: null,
  acceptedMs: null,
  doneMs: null,
  refused: null,
  verdict: null,
  verifiedMs: null,
  relockedMs: null,
  outcome: null,
  stage: 'verified',
  atMs: AT_MS,
  cause: null,
  reason: null,
  ...fields,
});

describe('a command beside its device', () => {
  it('has its handle while it is under way, however long', () => {
    expect(stageHandle(aCommand({ stage: 'accepted' }), AT_MS + 3_600_000)).toBe('accepted');
  });

  it('loses its handle some seconds after its end, and keeps its words', () => {
    const ended = aCommand();
    expect(stageHandle(ended, AT_MS + 9_999)).toBe('verified');
    expect(stageHandle(ended, AT_MS + 10_000)).toBeUndefined();
    expect(isSaid(ended, AT_MS + 10_000)).toBe(true);
    expect(isSaid(ended, AT_MS + 60_000)).toBe(false);
  });

  it('keeps what went wrong for longer', () => {
    const wrong = aCommand({ stage: 'contradicted' });
    expect(isSaid(wrong, AT_MS + 299_999)).toBe(true);
    expect(isSaid(wrong, AT_MS + 300_000)).toBe(false);
  });

  it('is said of a door until it is locked again', () => {
    const unlocked = aCommand({ order: { action: 'unlock', seconds: 5 }, verifiedMs: AT_MS });
    expect(isSaid(unlocked, AT_MS + 3_600_000)).toBe(true);
    expect(isSaid({ ...unlocked, relockedMs: AT_MS + 5_000 }, AT_MS + 3_600_000)).toBe(false);
  });

  it('has no handle where there is none', () => {
    expect(stageHandle(undefined, AT_MS)).toBeUndefined();
  });
});
