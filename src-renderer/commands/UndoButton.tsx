import { UndoOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { CommandView } from '../../src-shared/domain/command/command-view.ts';
import { undoOf } from '../../src-shared/domain/command/undo.ts';
import { useAtSecond } from '../components/use-at-second.ts';
import type { Wanted } from './use-command.ts';
import { useText } from '../text/use-text.ts';

interface UndoButtonProps {
  readonly command: CommandView;
  readonly send: (wanted: Wanted) => Promise<unknown>;
}

/** There for some seconds after a light was switched. The key for it is in use-undo-key.ts. */
export function UndoButton({ command, send }: UndoButtonProps) {
  const { t } = useText();
  const isOffered = useAtSecond((nowMs) => undoOf(command, nowMs) !== null);
  if (!isOffered) return null;
  const undo = (): void => {
    const order = undoOf(command, command.atMs);
    if (order !== null) void send({ order });
  };
  return (
    <Button
      size="small"
      icon={<UndoOutlined aria-hidden="true" />}
      data-undo={command.id}
      title="Ctrl+Z"
      onClick={undo}
    >
      {t('commands.undo')}
    </Button>
  );
}
