import { DatabaseOutlined, WarningOutlined } from '@ant-design/icons';
import { Button, Popover } from 'antd';
import { deferred } from '../components/deferred.ts';
import { useHealth } from '../live/hooks.ts';
import { formatBytes, UNKNOWN } from '../text/format.ts';
import { devicesHref } from './route.ts';
import { useText } from '../text/use-text.ts';

const HealthPanel = deferred(() => import('./HealthPanel.tsx'));

/** How the console itself does: messages put aside, room on the disk, and by a sign what went beyond a bound; more in its panel. */
export function HealthPill() {
  const { t } = useText();
  const quarantined = useHealth((health) => health?.quarantined ?? 0);
  // As text: the figure in bytes differs with every answer.
  const free = useHealth((health) => (health?.freeBytes == null ? null : formatBytes(health.freeBytes)));
  const lacks = useHealth(
    (health) =>
      health !== null &&
      (health.droppedReadings > 0 || health.unshownEvents > 0 || health.journalAside !== null),
  );
  return (
    <div className="pill health" role="group" aria-label={t('frame.health.label')}>
      <a href={devicesHref('quarantine')} title={t('frame.health.quarantinedHint')}>
        <WarningOutlined aria-hidden="true" />
        <span className="figure">
          <span className="word">{t('frame.health.quarantined')} </span>
          {quarantined}
        </span>
      </a>
      <Popover
        trigger="click"
        placement="bottomRight"
        title={t('frame.health.label')}
        content={<HealthPanel />}
      >
        <Button
          type="text"
          size="small"
          className="health-more"
          icon={<DatabaseOutlined aria-hidden="true" />}
          data-health-lacks={lacks}
          title={t(lacks ? 'frame.health.lacks' : 'frame.health.more')}
        >
          <span className="figure">
            <span className="word">{t('frame.health.free')} </span>
            {free ?? UNKNOWN}
            {lacks && <b className="health-lacks"> !</b>}
          </span>
        </Button>
      </Popover>
    </div>
  );
}
