import { DatabaseOutlined, WarningOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { useHealth } from '../live/hooks.ts';
import { formatBytes, UNKNOWN } from '../text/format.ts';
import { devicesHref } from './route.ts';

/** How the console itself does: messages put aside, and room on the disk. */
export function HealthPill() {
  const { t } = useTranslation();
  const quarantined = useHealth((health) => health?.quarantined ?? 0);
  // As text: the figure in bytes differs with every answer.
  const free = useHealth((health) => (health?.freeBytes == null ? null : formatBytes(health.freeBytes)));
  return (
    <div className="pill health" role="group" aria-label={t('frame.health.label')}>
      <a href={devicesHref('quarantine')} title={t('frame.health.quarantinedHint')}>
        <WarningOutlined aria-hidden="true" />
        <span className="figure">
          <span className="word">{t('frame.health.quarantined')} </span>
          {quarantined}
        </span>
      </a>
      <span title={t('frame.health.free')}>
        <DatabaseOutlined aria-hidden="true" />
        <span className="figure">
          <span className="word">{t('frame.health.free')} </span>
          {free ?? UNKNOWN}
        </span>
      </span>
    </div>
  );
}
