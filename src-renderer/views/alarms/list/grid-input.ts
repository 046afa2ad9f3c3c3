import { useLayoutEffect, useRef, type KeyboardEvent, type MouseEvent, type RefObject } from 'react';
import type { AlarmView } from '../../../../src-shared/domain/alarm/alarm-view.ts';
import { actsOf } from '../../../alarm-desk/acts.ts';
import { startAct } from '../../../alarm-desk/desk.ts';
import { useServices } from '../../../app/services.ts';
import { alarmKey } from '../../../live/alarm-order.ts';
import { stepIn } from '../../../components/steps.ts';

interface GridInputOptions {
  readonly alarms: readonly AlarmView[];
  /** By handle. */
  readonly indices: ReadonlyMap<string, number>;
  readonly chosen: string | null;
  readonly scroller: RefObject<HTMLElement | null>;
  readonly scrollTo: (index: number) => void;
  readonly pageSize: number;
}

interface GridInput {
  readonly onClick: (event: MouseEvent) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

const rowAt = (target: EventTarget): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>('[data-alarm]') : null;

/** Mouse and keys for all rows at one place, so that a row is nothing but what it shows. */
export function useGridInput(options: GridInputOptions): GridInput {
  const { alarms, indices, chosen, scroller, scrollTo, pageSize } = options;
  const { alarmDesk } = useServices();
  const wanted = useRef<string | null>(null);

  // The row that a key leads to may only now have come into the document.
  useLayoutEffect(() => {
    if (wanted.current === null) return;
    const row = scroller.current?.querySelector<HTMLElement>(`[data-alarm="${CSS.escape(wanted.current)}"]`);
    if (row == null) return;
    row.focus({ preventScroll: true });
    wanted.current = null;
  });

  const find = (row: HTMLElement | null): AlarmView | undefined =>
    alarms[indices.get(row?.dataset.alarm ?? '') ?? -1];

  return {
    onClick: (event) => {
      const row = rowAt(event.target);
      const alarm = find(row);
      if (alarm === undefined || !(event.target instanceof Element)) return;
      const pressed = event.target.closest<HTMLElement>('[data-alarm-action]')?.dataset.alarmAction;
      // The button may be gone with what it did; the keyboard stays on its row.
      row?.focus({ preventScroll: true });
      const act = actsOf(alarm.life).find((kind) => kind === pressed);
      if (act === undefined) alarmDesk.choose(alarmKey(alarm));
      else startAct(alarmDesk, alarm, act);
    },
    onKeyDown: (event) => {
      const row = rowAt(event.target);
      if (row !== event.target) return;
      if (event.key === 'Enter' && row.dataset.alarm !== undefined) {
        event.preventDefault();
        alarmDesk.choose(row.dataset.alarm, 'acknowledge');
        return;
      }
      const index = indices.get(chosen ?? row.dataset.alarm ?? '') ?? -1;
      const next = stepIn(event.key, index, alarms.length, {
        ArrowUp: -1,
        ArrowDown: 1,
        PageUp: -pageSize,
        PageDown: pageSize,
      });
      const alarm = next === null ? undefined : alarms[next];
      if (next === null || alarm === undefined) return;
      event.preventDefault();
      wanted.current = alarmKey(alarm);
      scrollTo(next);
      alarmDesk.choose(alarmKey(alarm));
    },
  };
}
