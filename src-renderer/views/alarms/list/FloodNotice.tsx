import { Alert, Button } from 'antd';
import { useZone } from '../../../live/hooks.ts';
import { formatShortTime } from '../../../text/format.ts';
import type { FloodMode } from './use-flood.ts';
import { useText } from '../../../text/use-text.ts';

/** Says that there is a flood and what the list does about it; the plain list is a click away. */
export function FloodNotice({ flood }: { readonly flood: FloodMode }) {
  const { t } = useText();
  const zone = useZone();
  if (!flood.isFlood || flood.sinceMs === null) return null;
  const { count, isGrouped, toggle } = flood;
  return (
    <Alert
      role="status"
      type="warning"
      showIcon
      data-flood={isGrouped ? 'grouped' : 'plain'}
      title={
        <>
          <b>{t('alarms.flood.title', { n: count, since: formatShortTime(flood.sinceMs, zone) })}</b>{' '}
          {isGrouped && t('alarms.flood.text')}
        </>
      }
      action={
        <Button size="small" onClick={toggle}>
          {isGrouped ? t('alarms.flood.leave') : t('alarms.flood.group')}
        </Button>
      }
    />
  );
}
