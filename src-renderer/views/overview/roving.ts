import {
  useCallback,
  useLayoutEffect,
  useRef,
  useState,
  type FocusEvent,
  type KeyboardEvent,
  type RefObject,
} from 'react';
import { stepIn } from '../../components/steps.ts';

interface Roving {
  /** The station whose link is in the tabulator's order. */
  readonly reachable: string | undefined;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onFocus: (event: FocusEvent) => void;
  readonly onBlur: (event: FocusEvent) => void;
}

/** Of now, and of a replay. */
const STATION = '[data-station], [data-replay-station]';

const idOf = ({ dataset }: HTMLElement): string | undefined => dataset.station ?? dataset.replayStation;

const linkOf = (within: HTMLElement | null, id: string): HTMLElement | null =>
  [...(within?.querySelectorAll<HTMLElement>(STATION) ?? [])]
    .find((station) => idOf(station) === id)
    ?.querySelector('a') ?? null;

/** Arrow keys over stations laid out in rows of `columns`; the focus stays on its station when the order changes. */
export function useRoving(
  ids: readonly string[],
  columns: number,
  within: RefObject<HTMLElement | null>,
): Roving {
  const [current, setCurrent] = useState<string>();
  const focused = useRef<string | null>(null);

  useLayoutEffect(() => {
    if (focused.current !== null && document.activeElement === document.body)
      linkOf(within.current, focused.current)?.focus({ preventScroll: true });
  }, [ids, within]);

  const onKeyDown = useCallback(
    (event: KeyboardEvent) => {
      const at = focused.current === null ? -1 : ids.indexOf(focused.current);
      const next =
        at < 0
          ? null
          : stepIn(event.key, at, ids.length, {
              ArrowLeft: -1,
              ArrowRight: 1,
              ArrowUp: -columns,
              ArrowDown: columns,
            });
      const id = next === null ? undefined : ids[next];
      if (id === undefined) return;
      event.preventDefault();
      linkOf(within.current, id)?.focus();
    },
    [ids, columns, within],
  );
  const onFocus = useCallback((event: FocusEvent) => {
    const station = event.target.closest<HTMLElement>(STATION);
    const id = station === null ? undefined : idOf(station);
    if (id === undefined) return;
    focused.current = id;
    setCurrent(id);
  }, []);
  // A tile that is moved loses the focus without being left: only then is it given back.
  const onBlur = useCallback((event: FocusEvent) => {
    if (event.target.isConnected) focused.current = null;
  }, []);

  return {
    reachable: current !== undefined && ids.includes(current) ? current : ids[0],
    onKeyDown,
    onFocus,
    onBlur,
  };
}
