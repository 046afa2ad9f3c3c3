import { WarningOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useCallback, useState } from 'react';
import type { CommandView } from '../../src-shared/domain/command/command-view.ts';
import { actionsOf, type CommandAction } from '../../src-shared/domain/command/order.ts';
import type { DeviceView } from '../../src-shared/domain/station-view.ts';
import { Ticking } from '../components/Ticking.tsx';
import { useAtSecond } from '../components/use-at-second.ts';
import { deviceName } from '../text/device-text.ts';
import type { Translate } from '../text/i18n.ts';
import { askedAction, type AskedAction } from './asked.ts';
import { OrderDialog } from './OrderDialog.tsx';
import { refusalText } from './refusal-text.ts';
import { isSaid, isWrong } from './shown.ts';
import { UndoButton } from './UndoButton.tsx';
import { useSend } from './use-command.ts';
import { useText } from '../text/use-text.ts';
import './commands.css';

interface DeviceControlsProps {
  readonly station: string;
  readonly device: DeviceView;
  readonly command: CommandView | undefined;
  /** A technician's, too: start anew, answer. */
  readonly all: boolean;
}

const isPlain = (action: CommandAction): action is 'on' | 'off' | 'lock' | 'restart' | 'ping' =>
  action !== 'level' && action !== 'unlock' && action !== 'say';
const isTechnical = (action: CommandAction): boolean => action === 'restart' || action === 'ping';

/** The buttons of one device, and how far its newest command is. The state beside them is always the reported one. */
export function DeviceControls({ station, device, command, all }: DeviceControlsProps) {
  const { t } = useText();
  const { info, reported } = device;
  const { send, refusal } = useSend(station, info.device);
  const [asked, setAsked] = useState<AskedAction | null>(null);
  const isCommandSaid = useAtSecond((nowMs) => command !== undefined && isSaid(command, nowMs));
  const actions = actionsOf(info.kind).filter((action) => all || !isTechnical(action));
  const start = (action: CommandAction): void => {
    const wanted = askedAction(action, info.kind);
    if (wanted !== null) setAsked(wanted);
    else if (isPlain(action)) void send({ order: { action } });
  };
  return (
    <div className="device-controls">
      {actions.map((action) => (
        <Button key={action} size="small" data-action={action} onClick={() => start(action)}>
          {t(`commands.action.${action}`)}
        </Button>
      ))}
      {refusal !== null && asked === null && (
        <span className="command-stage abnormal" role="alert">
          <WarningOutlined aria-hidden="true" /> {refusalText(refusal, t)}
        </span>
      )}
      {refusal === null && command !== undefined && isCommandSaid && <Stage command={command} />}
      {refusal === null && command !== undefined && <UndoButton command={command} send={send} />}
      {asked !== null && (
        <OrderDialog
          action={asked}
          device={deviceName(device)}
          level={reported?.levelPercent ?? null}
          send={send}
          onClose={() => setAsked(null)}
        />
      )}
    </div>
  );
}

function Stage({ command }: { readonly command: CommandView }) {
  const { t } = useText();
  const text = useCallback((nowMs: number) => stageText(command, nowMs, t), [command, t]);
  return (
    <span className={isWrong(command) ? 'command-stage abnormal' : 'command-stage'} role="status">
      {isWrong(command) && <WarningOutlined aria-hidden="true" />} <Ticking text={text} />
    </span>
  );
}

function stageText(command: CommandView, nowMs: number, t: Translate): string {
  const { order, stage, atMs, cause, reason, verifiedMs, relockedMs, sentMs } = command;
  const parts = [
    t('commands.line', { what: t(`commands.action.${order.action}`), how: t(`commands.stage.${stage}`) }),
    cause === null ? null : t(`commands.cause.${cause}`),
    reason,
    order.action === 'ping' && stage === 'verified' && sentMs !== null
      ? t('commands.roundTrip', { ms: Math.max(0, atMs - sentMs) })
      : null,
    order.action === 'unlock' && verifiedMs !== null
      ? lockText(verifiedMs + order.seconds * 1_000, relockedMs, nowMs, t)
      : null,
  ];
  return parts.filter((part) => part !== null).join(' · ');
}

function lockText(untilMs: number, relockedMs: number | null, nowMs: number, t: Translate): string {
  if (relockedMs !== null) return t('commands.relocked');
  const leftS = Math.ceil((untilMs - nowMs) / 1_000);
  return leftS > 0 ? t('commands.relocks', { s: leftS }) : t('commands.notRelocked');
}
