import { Button, Popconfirm } from 'antd';
import { useState } from 'react';
import { closedName } from '../../../src-shared/domain/report/closing.ts';
import { useServices } from '../../app/services.ts';
import { whyNot } from '../../text/reason.ts';
import { Making } from './Making.tsx';
import { useText } from '../../text/use-text.ts';

interface CloseButtonProps {
  readonly month: string;
  /** Whether it is closed already: then the next version is made. */
  readonly isAgain: boolean;
  readonly onClosed: () => void;
}

/** Freezes a month's figures, having asked; says what came of it. */
export function CloseButton({ month, isAgain, onClosed }: CloseButtonProps) {
  const { t } = useText();
  const { client } = useServices();
  const [busy, setBusy] = useState(false);
  const [note, setNote] = useState('');
  const close = async (): Promise<void> => {
    setBusy(true);
    setNote('');
    try {
      const outcome = await client.months.close({ month });
      if (outcome.ok) {
        setNote(t('reports.closedDone', { name: closedName(outcome.closed) }));
        onClosed();
      } else if (outcome.code !== 'cancelled')
        setNote(t('reports.closeFailed', { reason: t(`reports.problem.${outcome.code}`) }));
    } catch (error) {
      setNote(t('reports.closeFailed', { reason: whyNot(error, t) }));
    } finally {
      setBusy(false);
    }
  };
  if (busy) return <Making what={t('reports.closingNow')} />;
  return (
    <span className="reports-making">
      <span role="status">{note}</span>
      <Popconfirm title={t('reports.closeAsk', { month })} onConfirm={() => void close()}>
        <Button data-close-month={month}>{t(isAgain ? 'reports.closeAgain' : 'reports.closeMonth')}</Button>
      </Popconfirm>
    </span>
  );
}
