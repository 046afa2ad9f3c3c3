import type { CommandEvent, ResultEvent, StationEvent } from '../event.ts';
import type { CommandOrder, LightBefore } from './order.ts';
import type { CommandStage } from './stages.ts';
import { verdictOf, type Verdict } from './verdict.ts';

/** All that is known of one command of this console. Its stage follows from it and the time: see stage.ts. */
export interface CommandState {
  readonly id: string;
  readonly device: string;
  readonly order: CommandOrder;
  readonly by: string;
  /** Who confirmed it as the second operator; null where none was asked for. */
  readonly second: string | null;
  /** Why, as the operator says; null where nothing was asked. */
  readonly note: string | null;
  /** Of a light: how it was when it was commanded. */
  readonly before: LightBefore | null;
  readonly requestedMs: number;
  readonly expiresMs: number;
  /** When it was written to the broker that acknowledged it. */
  readonly sentMs: number | null;
  /** Results count at their arrival: a station's clock may be wrong by minutes. */
  readonly acceptedMs: number | null;
  readonly doneMs: number | null;
  readonly refused: {
    readonly status: 'rejected' | 'failed';
    readonly atMs: number;
    readonly reason: string | null;
  } | null;
  /** What the newest report or sensor since the request says of the effect. */
  readonly verdict: Verdict | null;
  /** When a report or a sensor first showed what was done. */
  readonly verifiedMs: number | null;
  /** Of an unlock: when the lock was reported locked again. */
  readonly relockedMs: number | null;
  /** The newest end of it that is in the audit. */
  readonly outcome: CommandStage | null;
}

/** As many commands of a station are kept for the log beside its devices; older ones are in the history. */
export const MAX_COMMANDS = 50;

/** Reports later than this after the expiry say nothing of the command any more, ms. */
const HEARD_AFTER_EXPIRY_MS = 120_000;

/** Newest first. The same list when the event says nothing of any of them. */
export function reduceCommands(
  commands: readonly CommandState[],
  event: StationEvent,
): readonly CommandState[] {
  switch (event.kind) {
    case 'command':
      return takeStep(commands, event);
    case 'result':
      return event.retained ? commands : change(commands, event.command, (known) => takeResult(known, event));
    case 'state':
    case 'door':
      return takeReport(commands, event);
    default:
      return commands;
  }
}

function takeStep(
  commands: readonly CommandState[],
  { step, ...event }: CommandEvent,
): readonly CommandState[] {
  const { command, atMs } = event;
  if (step.kind === 'sent')
    return change(commands, command, (known) => ({ ...known, sentMs: earlier(known.sentMs, atMs) }));
  if (step.kind === 'outcome')
    return change(commands, command, (known) => ({ ...known, outcome: step.stage }));
  if (commands.some(({ id }) => id === command)) return commands;
  const requested: CommandState = {
    id: command,
    device: event.device,
    order: step.order,
    by: step.by,
    second: step.second ?? null,
    note: step.note,
    before: step.before ?? null,
    requestedMs: atMs,
    expiresMs: step.expiresMs,
    sentMs: null,
    acceptedMs: null,
    doneMs: null,
    refused: null,
    verdict: null,
    verifiedMs: null,
    relockedMs: null,
    outcome: null,
  };
  return [requested, ...(commands.length < MAX_COMMANDS ? commands : withoutOldest(commands))];
}

/** One whose end is still to be written down goes last: the desk sees to it that there are never so many. */
function withoutOldest(commands: readonly CommandState[]): readonly CommandState[] {
  const ended = commands.findLastIndex(({ outcome }) => outcome !== null);
  return commands.toSpliced(ended === -1 ? commands.length - 1 : ended, 1);
}

/** What a station says to have done counts, whatever else it says: a door that may have opened is not drawn as refused. */
function takeResult(known: CommandState, { status, reason, arrivedMs: atMs }: ResultEvent): CommandState {
  switch (status) {
    case 'accepted':
      return { ...known, acceptedMs: earlier(known.acceptedMs, atMs) };
    case 'done':
      return settled({ ...known, doneMs: earlier(known.doneMs, atMs) }, atMs);
    case 'rejected':
    case 'failed':
      return { ...known, refused: known.refused ?? { status, atMs, reason } };
  }
}

/** A report that names the command is proof of itself; any other is proof of what the station says to have done. */
function settled(known: CommandState, atMs: number): CommandState {
  const { verdict, doneMs, verifiedMs } = known;
  if (verifiedMs !== null || verdict?.shows !== true) return known;
  return doneMs === null && !verdict.names ? known : { ...known, verifiedMs: atMs };
}

function takeReport(
  commands: readonly CommandState[],
  event: Extract<StationEvent, { kind: 'state' | 'door' }>,
): readonly CommandState[] {
  const device = event.kind === 'state' ? event.device : event.door;
  const { arrivedMs } = event;
  const next = commands.map((known) => {
    if (known.device !== device || arrivedMs > known.expiresMs + HEARD_AFTER_EXPIRY_MS) return known;
    return takeSight(known, event);
  });
  return next.some((taken, place) => taken !== commands[place]) ? next : commands;
}

function takeSight(
  known: CommandState,
  event: Extract<StationEvent, { kind: 'state' | 'door' }>,
): CommandState {
  if (known.verifiedMs !== null) {
    const relocked = event.kind === 'state' && event.lock === 'locked' && !event.retained;
    return known.order.action === 'unlock' && known.relockedMs === null && relocked
      ? { ...known, relockedMs: event.arrivedMs }
      : known;
  }
  const verdict = verdictOf(known.id, known.order, event);
  return verdict === null ? known : settled({ ...known, verdict }, event.arrivedMs);
}

function change(
  commands: readonly CommandState[],
  id: string,
  next: (known: CommandState) => CommandState,
): readonly CommandState[] {
  return commands.some((known) => known.id === id)
    ? commands.map((known) => (known.id === id ? next(known) : known))
    : commands;
}

const earlier = (known: number | null, atMs: number): number => Math.min(known ?? atMs, atMs);
