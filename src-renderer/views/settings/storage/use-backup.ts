import { useCallback, useEffect, useState } from 'react';
import type { BackupState } from '../../../../src-shared/contract/backup.ts';
import { useServices } from '../../../app/services.ts';
import { whyNot } from '../../../text/reason.ts';
import { useText } from '../../../text/use-text.ts';

/** As often as a bar that moves wants it, ms. */
const LOOK_MS = 500;

export interface Backup {
  /** Null before the first answer. */
  readonly state: BackupState | null;
  /** Why the last thing that was asked for was refused; empty: it was not. */
  readonly failure: string;
  /** Does something, and looks again at once. Answers null where it was refused. */
  readonly doing: <Answer>(work: () => Promise<Answer>) => Promise<Answer | null>;
}

/** What main says of backups, kept up to date while the page is open. */
export function useBackup(): Backup {
  const { t } = useText();
  const { client } = useServices();
  const [state, setState] = useState<BackupState | null>(null);
  const [failure, setFailure] = useState('');
  const look = useCallback(
    // Unanswered, main is gone, and the picture says so.
    () => client.backup.state().then(setState, () => undefined),
    [client],
  );
  useEffect(() => {
    const first = setTimeout(() => void look(), 0);
    const timer = setInterval(() => void look(), LOOK_MS);
    return () => {
      clearTimeout(first);
      clearInterval(timer);
    };
  }, [look]);
  const doing = useCallback(
    async <Answer>(work: () => Promise<Answer>): Promise<Answer | null> => {
      setFailure('');
      try {
        const answer = await work();
        await look();
        return answer;
      } catch (error) {
        setFailure(whyNot(error, t));
        return null;
      }
    },
    [look, t],
  );
  return { state, failure, doing };
}
