import { describe, expect, it, vi } from 'vitest';
import type { AuditedCommands } from '../../../../src-main/core/audit/reading.ts';
import { createCommandOutcomes } from '../../../../src-main/core/commands/command-outcomes.ts';
import { createEngine } from '../../../../src-main/core/engine.ts';
import { createLiveBoard } from '../../../../src-main/core/live-board.ts';
import type { CommandEvent, StationEvent } from '../../../../src-shared/domain/event.ts';
import type { AuditDeed, AuditEntry } from '../../../../src-shared/domain/operators/audit-entry.ts';
import { aRequestEvent, aResultOf, LIFE_MS } from '../../../builders/commands.ts';
import { NOON_MS } from '../../../builders/events.ts';

const NO_AUDIT: AuditedCommands = { open: new Map(), outcomes: new Set() };
const ENDED_MS = NOON_MS + LIFE_MS + 2_001;

interface World {
  /** What the journal had at the start. */
  readonly before?: readonly StationEvent[];
  readonly audited?: AuditedCommands;
  readonly nowMs?: number;
  /** Whether the disk refuses from the start. */
  readonly isFull?: boolean;
}

/** A run of the program: what it writes into audit and journal. */
function aRun({ before = [], audited = NO_AUDIT, nowMs = NOON_MS, isFull = false }: World = {}) {
  const board = createLiveBoard('run');
  const clock = { nowMs };
  const engine = createEngine({ board, now: () => clock.nowMs, staleAfterMs: () => 120_000, instance: 'i' });
  let cursor = 0;
  const known = new Set<string>();
  /** As the journal does: an id counts once. */
  const apply = (...events: readonly StationEvent[]): void => {
    const fresh = events.filter(({ id }) => !known.has(id));
    for (const { id } of fresh) known.add(id);
    engine.apply(fresh.map((event) => ({ cursor: (cursor += 1), event })));
  };
  apply(...before);
  const deeds: AuditDeed[] = [];
  const journalled: CommandEvent[] = [];
  const disk = { isFull };
  const outcomes = createCommandOutcomes({
    engine,
    audit: {
      append: (deed) => {
        if (disk.isFull) return Promise.reject(new Error('full'));
        deeds.push(deed);
        return Promise.resolve();
      },
    },
    audited: () => (disk.isFull ? Promise.reject(new Error('unreadable')) : Promise.resolve(audited)),
    record: (events) => {
      journalled.push(...events);
      apply(...events);
      return Promise.resolve();
    },
    journal: 'j1',
    now: () => clock.nowMs,
    log: { info: () => undefined, warn: () => undefined },
  });
  /** Several seconds pass. */
  const tick = async (): Promise<void> => {
    for (let times = 0; times < 5; times += 1) {
      await vi.waitFor(() => Promise.resolve());
      outcomes.tick();
    }
  };
  const stages = () => deeds.map(({ detail }) => detail['stage']);
  return { apply, clock, deeds, journalled, disk, stages, tick };
}

/** A command that was written into the audit, and no further. */
function auditedOnly(journal: string): AuditedCommands {
  const entry = { atMs: NOON_MS - 1, by: 'wang@control-1', subject: 'kexuecheng/front' };
  const detail = { action: 'unlock', journal };
  return { open: new Map([['c9', { ...entry, detail } as unknown as AuditEntry]]), outcomes: new Set() };
}

describe('what became of a command', () => {
  it('is told once, when it is settled', async () => {
    const { apply, clock, deeds, stages, tick } = aRun();
    apply(aRequestEvent());
    await tick();
    expect(deeds).toEqual([]);
    clock.nowMs = ENDED_MS;
    await tick();
    expect(stages()).toEqual(['timed-out']);
    expect(deeds[0]).toMatchObject({ by: 'wang@control-1', detail: { command: 'c1', cause: 'not-sent' } });
  });

  it('is told when it expired while the program was off', async () => {
    const { stages, tick } = aRun({ before: [aRequestEvent()], nowMs: ENDED_MS + 86_400_000 });
    await tick();
    expect(stages()).toEqual(['timed-out']);
  });

  it('is told anew, once, when a late word of the station changes it', async () => {
    const { apply, clock, journalled, stages, tick } = aRun();
    apply(aRequestEvent({ order: { action: 'ping' } }));
    clock.nowMs = ENDED_MS;
    await tick();
    apply(aResultOf('c1', 'done', ENDED_MS + 10));
    apply(aResultOf('c1', 'accepted', ENDED_MS + 20));
    await tick();
    expect(stages()).toEqual(['timed-out', 'verified']);
    expect(journalled.map(({ id }) => id)).toEqual(['c1/outcome/timed-out', 'c1/outcome/verified']);
  });

  it('is told once also where the station refused it, whatever else is under way there', async () => {
    const { apply, clock, stages, tick } = aRun();
    apply(aRequestEvent(), aRequestEvent({ command: 'c2', atMs: NOON_MS + 1_000 }));
    clock.nowMs = NOON_MS + 2_000;
    apply(aResultOf('c1', 'rejected', NOON_MS + 2_000));
    await tick();
    await tick();
    expect(stages()).toEqual(['rejected']);
  });

  it('that the journal knows as told is not told again after a restart', async () => {
    const first = aRun();
    first.apply(aRequestEvent());
    first.clock.nowMs = ENDED_MS;
    await first.tick();
    const second = aRun({ before: [aRequestEvent(), ...first.journalled], nowMs: ENDED_MS });
    await second.tick();
    expect(second.stages()).toEqual([]);
  });

  it('that the audit has and the journal has not, after a crash between them, is only journalled', async () => {
    const audited = { open: new Map(), outcomes: new Set(['c1 timed-out']) };
    const { deeds, journalled, tick } = aRun({ before: [aRequestEvent()], audited, nowMs: ENDED_MS });
    await tick();
    expect(deeds).toEqual([]);
    expect(journalled).toHaveLength(1);
  });

  it.each([
    ['of this journal', 'j1', ['not-recorded']],
    ['of the demo', 'j2', []],
  ])('of one that the journal never got, %s', async (_name, journal, told) => {
    const { stages, tick } = aRun({ audited: auditedOnly(journal) });
    await tick();
    expect(stages()).toEqual(told);
  });

  it('of one that the journal never got is told once the audit can be read', async () => {
    const { clock, disk, stages, tick } = aRun({ audited: auditedOnly('j1'), isFull: true });
    await tick();
    expect(stages()).toEqual([]);
    disk.isFull = false;
    clock.nowMs += 60_000;
    await tick();
    expect(stages()).toEqual(['not-recorded']);
  });

  it('is told once the audit can be written again', async () => {
    const { apply, clock, disk, stages, tick } = aRun();
    apply(aRequestEvent());
    clock.nowMs = ENDED_MS;
    disk.isFull = true;
    await tick();
    expect(stages()).toEqual([]);
    disk.isFull = false;
    clock.nowMs += 60_000;
    await tick();
    expect(stages()).toEqual(['timed-out']);
  });
});
