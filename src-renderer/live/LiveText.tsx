import { useContext, useLayoutEffect, useRef, type ComponentProps } from 'react';
import type { StationSummary } from '../../src-shared/domain/station-view.ts';
import { setText } from '../components/set-text.ts';
import { TickerContext } from '../components/ticker.ts';
import type { Translate } from '../text/i18n.ts';
import { useLive } from './hooks.ts';
import { useText } from '../text/use-text.ts';

/** A field of a station: what it is made of, and what it says. Declared once per field, outside of components. */
export interface StationField {
  /** All that the text depends on besides the time: while these stay, the text is not made again. */
  readonly of: readonly (keyof StationSummary)[];
  readonly text: (station: StationSummary, t: Translate, nowMs: number) => string;
  /** True where the text grows old by itself. */
  readonly ages?: boolean;
}

interface LiveTextProps extends ComponentProps<'span'> {
  readonly station: string;
  readonly field: StationField;
}

/**
 * A field of a station, written straight into its text node: hundreds of them change several times a second, and
 * rendering each through React would cost ten times as much.
 */
export function LiveText({ station, field, ...rest }: LiveTextProps) {
  const ref = useRef<HTMLSpanElement>(null);
  const ticker = useContext(TickerContext);
  const { store } = useLive();
  const { t } = useText();
  useLayoutEffect(() => {
    let shown: StationSummary | undefined;
    const show = (): void => {
      shown = store.station(station);
      if (shown !== undefined) setText(ref.current, field.text(shown, t, ticker.now()));
    };
    const showNews = (): void => {
      const before = shown;
      const after = store.station(station);
      if (before === undefined || field.of.some((part) => before[part] !== after?.[part])) show();
    };
    show();
    const leave = store.subscribeStation(station, showNews);
    const still = field.ages === true ? ticker.every(show) : undefined;
    return () => {
      leave();
      still?.();
    };
  }, [store, ticker, station, field, t]);
  return <span ref={ref} {...rest} />;
}
