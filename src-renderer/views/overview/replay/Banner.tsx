import { HistoryOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { goTo, hrefOf } from '../../../app/route.ts';
import { formatStamp } from '../../../text/format.ts';
import { useText } from '../../../text/use-text.ts';

interface BannerProps {
  readonly atMs: number;
  readonly zone: string;
}

/** Says in the biggest letters that this is the past, and how to leave it. */
export function Banner({ atMs, zone }: BannerProps) {
  const { t } = useText();
  const time = formatStamp(atMs, zone);
  return (
    <aside className="replay-banner" aria-label={t('replay.mark')}>
      <HistoryOutlined aria-hidden="true" />
      <b className="replay-mark">{t('replay.mark')}</b>
      <b className="replay-time">{time}</b>
      <span>{t('replay.notNow', { time })}</span>
      <Button
        type="primary"
        size="large"
        aria-keyshortcuts="n Escape"
        onClick={() => goTo(hrefOf('overview'))}
      >
        {t('replay.back')} <kbd>N</kbd>
      </Button>
    </aside>
  );
}
