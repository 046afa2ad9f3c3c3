import { useCallback, useEffect, useMemo, useRef } from 'react';
import { needsNote } from '../alarm-desk/acts.ts';
import type { AlarmView } from '../../src-shared/domain/alarm/alarm-view.ts';
import { alarmKey, mostUrgent } from '../live/alarm-order.ts';
import { useAlarms } from '../live/hooks.ts';
import { goTo, hrefOf } from './route.ts';
import { useServices } from './services.ts';

/**
 * An alarm that has just taken another's place was not meant by a finger already on its way, and is not acknowledged, ms:
 * a little more than a person needs to react.
 */
const UNREAD_MS = 400;

interface Urgent {
  readonly urgent: AlarmView | null;
  /** How many are acknowledged and still active. */
  readonly standing: number;
  /** Acknowledges it, or leads to its note; by key the usual note stands there already. */
  readonly acknowledge: (byKey: boolean) => void;
}

/** The alarm that the strip names, and acknowledging just that one. */
export function useUrgent(): Urgent {
  const { alarmDesk } = useServices();
  const alarms = useAlarms();
  const urgent = useMemo(() => mostUrgent(alarms), [alarms]);
  const standing = useMemo(() => alarms.filter(({ life }) => life === 'acknowledged').length, [alarms]);
  const shown = useRef({ occurrence: '', unreadUntilMs: 0 });
  const occurrence = urgent === null ? '' : `${alarmKey(urgent)}/${urgent.occurrence}`;
  useEffect(() => {
    const isReplaced = shown.current.occurrence !== '' && occurrence !== '';
    shown.current = { occurrence, unreadUntilMs: isReplaced ? performance.now() + UNREAD_MS : 0 };
  }, [occurrence]);

  const acknowledge = useCallback(
    (byKey: boolean) => {
      if (urgent === null || performance.now() < shown.current.unreadUntilMs) return;
      if (!alarmDesk.acknowledge(urgent, byKey) && needsNote(urgent)) goTo(hrefOf('alarms'));
    },
    [alarmDesk, urgent],
  );
  return { urgent, standing, acknowledge };
}
