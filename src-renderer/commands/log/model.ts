import type { CommandView } from '../../../src-shared/domain/command/command-view.ts';
import type { CommandAction, CommandOrder } from '../../../src-shared/domain/command/order.ts';
import { isUnderWay } from '../../../src-shared/domain/command/stage.ts';
import { csvOf } from '../../export/csv.ts';
import { formatStamp } from '../../text/format.ts';
import type { Translate } from '../../text/i18n.ts';
import { operatorName } from '../../text/labels.ts';
import { isWrong } from '../shown.ts';

const HOUR_MS = 3_600_000;

/** How far back the log goes, ms. */
export const RANGES = { day: 24 * HOUR_MS, week: 7 * 24 * HOUR_MS, month: 31 * 24 * HOUR_MS } as const;
export type RangeName = keyof typeof RANGES;
export const RANGE_NAMES = Object.keys(RANGES) as RangeName[];

export const OUTCOMES = ['well', 'wrong', 'open'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Null: any. */
export interface LogFilter {
  readonly station: string | null;
  readonly action: CommandAction | null;
  readonly operator: string | null;
  readonly outcome: Outcome | null;
}
export const NO_FILTER: LogFilter = { station: null, action: null, operator: null, outcome: null };

export function outcomeOf(command: CommandView): Outcome {
  if (isUnderWay(command, command.order.action)) return 'open';
  return isWrong(command) ? 'wrong' : 'well';
}

export const fits = (command: CommandView, { station, action, operator, outcome }: LogFilter): boolean =>
  (station === null || command.station === station) &&
  (action === null || command.order.action === action) &&
  (operator === null || command.by === operator || command.second === operator) &&
  (outcome === null || outcomeOf(command) === outcome);

/** What the history tells, and what is newer in the live picture; a command that both know as the live picture has it. */
export function joined(
  past: readonly CommandView[],
  live: readonly CommandView[],
  fromMs: number,
): readonly CommandView[] {
  const all = new Map(past.map((command) => [command.id, command]));
  for (const command of live) if (command.requestedMs >= fromMs) all.set(command.id, command);
  return [...all.values()].sort((a, b) => b.requestedMs - a.requestedMs);
}

export function orderText(order: CommandOrder, t: Translate): string {
  switch (order.action) {
    case 'level':
      return t('commandLog.level', { n: order.levelPercent });
    case 'unlock':
      return t('commandLog.unlockFor', { s: order.seconds });
    case 'say':
      return t('commands.line', { what: t('commands.action.say'), how: order.text });
    case 'on':
    case 'off':
    case 'lock':
    case 'restart':
    case 'ping':
      return t(`commands.action.${order.action}`);
  }
}

/** Where it stands and why, in one line. */
export function stageWords({ stage, cause, reason }: CommandView, t: Translate): string {
  const parts = [t(`commands.stage.${stage}`), cause === null ? null : t(`commands.cause.${cause}`), reason];
  return parts.filter((part) => part !== null && part !== '').join(' · ');
}

export const whoWords = ({ by, second }: CommandView, t: Translate): string =>
  second === null
    ? operatorName(by)
    : `${operatorName(by)} · ${t('commandLog.second', { name: operatorName(second) })}`;

export interface Telling {
  readonly t: Translate;
  readonly zone: string | undefined;
  readonly stationOf: (station: string) => string;
}

const seconds = (fromMs: number, atMs: number | null): string =>
  atMs === null ? '' : ((atMs - fromMs) / 1_000).toFixed(3);

/** One line a command, heads first: when and who, what, how long after the request each stage came (s), and how it ended. */
function logTable(
  commands: readonly CommandView[],
  { t, zone, stationOf }: Telling,
): readonly (readonly string[])[] {
  const heads = [
    ...[t('commandLog.when'), t('commandLog.station'), t('commandLog.stationId'), t('commandLog.deviceId')],
    ...[t('commandLog.action'), t('commandLog.operator'), t('commands.second'), t('commandLog.reason')],
    ...(['sent', 'accepted', 'done', 'verified'] as const).map(
      (step) => `${t(`commandLog.steps.${step}`)} (s)`,
    ),
    ...[t('commandLog.outcome'), t('commandLog.id')],
  ];
  return [
    heads,
    ...commands.map((command) => [
      ...[
        formatStamp(command.requestedMs, zone),
        stationOf(command.station),
        command.station,
        command.device,
      ],
      ...[orderText(command.order, t), command.by, command.second ?? '', command.note ?? ''],
      ...[command.sentMs, command.acceptedMs, command.doneMs, command.verifiedMs].map((atMs) =>
        seconds(command.requestedMs, atMs),
      ),
      ...[stageWords(command, t), command.id],
    ]),
  ];
}

export const logCsv = (commands: readonly CommandView[], telling: Telling): string =>
  csvOf(logTable(commands, telling));

export const logText = (commands: readonly CommandView[], telling: Telling): string =>
  logTable(commands, telling)
    .map((row) => row.map((cell) => cell.replaceAll(/\s+/g, ' ')).join('\t'))
    .join('\n');
