import { isUnderWay } from '../../../src-shared/domain/command/stage.ts';
import type { Audit } from '../audit/audit.ts';
import type { Engine, Entry } from '../engine.ts';

interface CommandOutcomesOptions {
  readonly engine: Pick<Engine, 'commands' | 'stations'>;
  readonly audit: Audit;
  readonly now: () => number;
}

/** Writes down what became of each command. An answer that comes later still is in the journal alone. */
export interface CommandOutcomes {
  readonly take: (entries: readonly Entry[]) => void;
  readonly tick: () => void;
}

export function createCommandOutcomes({ engine, audit, now }: CommandOutcomesOptions): CommandOutcomes {
  /** Ids of commands under way, with their stations: few, for none is under way for longer than about a minute. */
  const open = new Map<string, string>();

  for (const { id: station } of engine.stations())
    for (const command of engine.commands(station))
      if (isUnderWay(command, command.order.action)) open.set(command.id, station);

  return {
    take: (entries) => {
      for (const { event } of entries)
        if (event.kind === 'command' && event.step.kind === 'requested')
          open.set(event.command, event.station);
    },
    tick: () => {
      for (const [id, station] of open) {
        const command = engine.commands(station).find((each) => each.id === id);
        if (command !== undefined && isUnderWay(command, command.order.action)) continue;
        open.delete(id);
        if (command === undefined) continue; // Many newer ones have taken its place; it is in the journal.
        const { by, device, order, stage, cause, reason } = command;
        const detail = { action: order.action, stage, cause, reason, command: id };
        // Where it cannot be written, the audit has said why in the log; what happened, happened.
        audit
          .append({ atMs: now(), by, action: 'command-outcome', subject: `${station}/${device}`, detail })
          .catch(() => undefined);
      }
    },
  };
}
