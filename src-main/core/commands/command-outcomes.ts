import type { CommandView } from '../../../src-shared/domain/command/command-view.ts';
import { MAX_COMMANDS, type CommandState } from '../../../src-shared/domain/command/command.ts';
import { isUnderWay } from '../../../src-shared/domain/command/stage.ts';
import type { CommandEvent } from '../../../src-shared/domain/event.ts';
import type { AuditEntry } from '../../../src-shared/domain/operators/audit-entry.ts';
import type { Audit } from '../audit/audit.ts';
import type { AuditedCommands } from '../audit/reading.ts';
import type { Engine } from '../engine.ts';
import type { Log } from '../ports.ts';

interface CommandOutcomesOptions {
  readonly engine: Pick<Engine, 'commands' | 'stations'>;
  readonly audit: Audit;
  readonly audited: (sinceMs: number) => Promise<AuditedCommands>;
  readonly record: (events: readonly CommandEvent[]) => Promise<unknown>;
  /** Which journal has the commands of this run: the audit outlives a change of broker, the demo's are not ours. */
  readonly journal: string;
  readonly now: () => number;
  readonly log: Log;
}

/**
 * Writes down what became of each command: into the audit, and then into the journal that it is there. It does so exactly
 * once for each end that a command comes to, also for those that came while the program was off, and for a late word of
 * the station after the first end. A crash between the two writes is mended at the next start by reading the audit.
 */
export interface CommandOutcomes {
  readonly tick: () => void;
}

/** Where the audit cannot be read or written, it says why in the log; not every second, ms. */
const RETRY_MS = 10_000;

export function createCommandOutcomes(options: CommandOutcomesOptions): CommandOutcomes {
  const { engine, audit, record, journal, now, log } = options;
  /** The list of each station's commands of which nothing more is to be written until it is another. */
  const settled = new Map<string, readonly CommandState[]>();
  /** Ids with the stage that is being written, or was and did not change the picture: it is not written again. */
  const told = new Map<string, string>();
  let restUntilMs = 0;
  /** What the audit had of the commands of the last run; null: it is being read, or is to be read once more. */
  let before: Set<string> | null = null;
  let reading: Promise<void> | null = null;
  const startedMs = now();

  const rest = (error: unknown): void => {
    log.warn(`outcomes of commands: ${String(error)}`);
    settled.clear();
    restUntilMs = now() + RETRY_MS;
  };

  const write = async (command: CommandView): Promise<void> => {
    const { id, by, station, device, order, stage, cause, reason, atMs } = command;
    try {
      if (before?.delete(`${id} ${stage}`) !== true) {
        const detail = { action: order.action, stage, cause, reason, command: id, journal };
        await audit.append({
          atMs: now(),
          by,
          action: 'command-outcome',
          subject: `${station}/${device}`,
          detail,
        });
      }
      await record([outcomeOf(command, atMs, now())]);
    } catch (error) {
      told.delete(id);
      rest(error);
    }
  };

  const look = (station: string, commands: readonly CommandState[]): void => {
    const views = engine.commands(station);
    const isOpen = views.some((view) => isUnderWay(view, view.order.action));
    if (!isOpen) settled.set(station, commands);
    for (const view of views) {
      const { id, stage, outcome } = view;
      if (outcome === stage) told.delete(id);
      else if (!isUnderWay(view, view.order.action) && told.get(id) !== stage) {
        told.set(id, stage);
        void write(view);
      }
    }
  };

  /** Ended between the audit and the journal: it never left. */
  const endUnsent = async (id: string, { by, subject, detail }: AuditEntry): Promise<void> => {
    const outcome = { action: detail['action'] ?? null, stage: 'not-recorded', command: id, journal };
    await audit.append({ atMs: now(), by, action: 'command-outcome', subject, detail: outcome });
  };

  const isLost = (id: string, { subject, atMs, detail }: AuditEntry): boolean => {
    if (detail['journal'] !== journal) return false;
    const kept = engine.commands(subject.split('/')[0] ?? '');
    const isForgotten = kept.length >= MAX_COMMANDS && atMs <= (kept.at(-1)?.requestedMs ?? 0);
    return !isForgotten && kept.every((command) => command.id !== id);
  };

  const readBefore = async (): Promise<void> => {
    const unwritten = [...engine.stations()]
      .flatMap(({ id }) => engine.commands(id))
      .filter((command) => command.outcome !== command.stage);
    const sinceMs = unwritten.reduce((oldest, { requestedMs }) => Math.min(oldest, requestedMs), startedMs);
    const { open, outcomes } = await options.audited(sinceMs);
    for (const [id, entry] of open)
      if (entry.atMs < startedMs && isLost(id, entry)) await endUnsent(id, entry);
    const ids = new Set(unwritten.map(({ id }) => id));
    before = new Set([...outcomes].filter((key) => ids.has(key.split(' ')[0] ?? '')));
  };
  const read = (): void => {
    reading ??= readBefore()
      .catch(rest)
      .finally(() => (reading = null));
  };
  read();

  return {
    tick: () => {
      if (now() < restUntilMs) return;
      if (before === null) {
        read();
        return;
      }
      for (const { id, commands } of engine.stations())
        if (commands.length > 0 && settled.get(id) !== commands) look(id, commands);
    },
  };
}

function outcomeOf(command: CommandView, atMs: number, nowMs: number): CommandEvent {
  const { station, id, device, stage, cause, reason } = command;
  return {
    kind: 'command',
    station,
    // A station's result has the id `{command}/{status}`.
    id: `${id}/outcome/${stage}`,
    atMs,
    stationMs: null,
    arrivedMs: nowMs,
    timing: 'ok',
    retained: false,
    seq: null,
    device,
    command: id,
    step: { kind: 'outcome', stage, cause, reason },
  };
}
