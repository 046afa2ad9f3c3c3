import { useCallback } from 'react';
import type { AlarmView } from '../../../src-shared/domain/alarm/alarm-view.ts';
import { Ticking } from '../../components/Ticking.tsx';
import { formatDuration } from '../../text/format.ts';
import type { Translate } from '../../text/i18n.ts';
import { lastedMs } from './list/handling.ts';

interface LastedProps {
  readonly alarm: AlarmView;
  readonly t: Translate;
}

/** How long it has been so, counting on; of one that is over, how long it was. */
export function Lasted({ alarm, t }: LastedProps) {
  const text = useCallback((nowMs: number) => formatDuration(lastedMs(alarm, nowMs), t), [alarm, t]);
  return alarm.active ? <Ticking text={text} /> : text(alarm.changedMs);
}
