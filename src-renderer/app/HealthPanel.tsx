import { Descriptions } from 'antd';
import { useHealth } from '../live/hooks.ts';
import { formatBytes, UNKNOWN } from '../text/format.ts';
import { useText } from '../text/use-text.ts';

const FIGURES = [
  'received',
  'duplicates',
  'quarantined',
  'droppedReadings',
  'unshownEvents',
  'backlog',
] as const;

/** All that this console counts of itself since its start, and what is kept that somebody should look at. */
export default function HealthPanel() {
  const { t } = useText();
  const health = useHealth((known) => known);
  if (health === null) return null;
  const events = health.journalHead - health.journalEarliest + 1;
  return (
    <div className="health-panel">
      <Descriptions
        size="small"
        column={1}
        items={[
          ...FIGURES.map((key) => ({
            key,
            label: t(`frame.health.figure.${key}`),
            children: <span data-health={key}>{health[key]}</span>,
          })),
          { key: 'events', label: t('frame.health.figure.journal'), children: Math.max(0, events) },
          {
            key: 'free',
            label: t('frame.health.free'),
            children: health.freeBytes === null ? UNKNOWN : formatBytes(health.freeBytes),
          },
        ]}
      />
      {health.droppedReadings > 0 && <p className="health-lacks">{t('frame.health.droppedDo')}</p>}
      {health.unshownEvents > 0 && <p className="health-lacks">{t('frame.health.unshownDo')}</p>}
      {health.journalAside !== null && (
        <p className="health-lacks">{t('frame.health.aside', { path: health.journalAside })}</p>
      )}
    </div>
  );
}
