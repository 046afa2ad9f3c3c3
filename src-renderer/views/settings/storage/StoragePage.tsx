import { BackupPanel } from './BackupPanel.tsx';
import { KeepTimesPanel } from './KeepTimesPanel.tsx';
import { RestorePanel } from './RestorePanel.tsx';
import { useBackup } from './use-backup.ts';
import './storage.css';

/** What is kept and for how long, what it takes, and how it is saved elsewhere and brought back. */
export function StoragePage() {
  const backup = useBackup();
  return (
    <div className="storage">
      <div className="settings-side">
        <KeepTimesPanel />
        <RestorePanel backup={backup} />
      </div>
      <BackupPanel backup={backup} />
    </div>
  );
}
