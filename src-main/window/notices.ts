import { app, Notification } from 'electron';
import { isLookedAt } from './looked-at.ts';

export interface Notice {
  readonly title: string;
  readonly body: string;
  readonly isCritical: boolean;
}

/** Tells the desktop around the console: a notification while nobody looks at it, and the number on its icon. */
export interface Notices {
  readonly show: (notice: Notice) => void;
  readonly count: (unacknowledged: number) => void;
}

export function createNotices(onClick: () => void): Notices {
  return {
    show: ({ title, body, isCritical }) => {
      // Whoever has the console in front of him sees and hears it there.
      if (isLookedAt() || !Notification.isSupported()) return;
      const notification = new Notification({
        title,
        body,
        urgency: isCritical ? 'critical' : 'normal',
        // The console has its own horn.
        silent: true,
      });
      notification.on('click', onClick);
      notification.show();
    },
    count: (unacknowledged) => void app.setBadgeCount(unacknowledged),
  };
}
