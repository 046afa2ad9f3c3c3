import { useContext, useLayoutEffect, useRef, type ComponentProps } from 'react';
import { useTranslation } from 'react-i18next';
import type { StationSummary } from '../../src-shared/domain/station-view.ts';
import { setText } from '../components/set-text.ts';
import { TickerContext } from '../components/ticker.ts';
import type { Translate } from '../text/i18n.ts';
import { useLive } from './hooks.ts';

/** What a field of a station says. Declared once per field, outside of components. */
export type StationText = (station: StationSummary, t: Translate, nowMs: number) => string;

interface LiveTextProps extends ComponentProps<'span'> {
  readonly station: string;
  readonly text: StationText;
  /** True where the text grows old by itself. */
  readonly ages?: boolean;
}

/**
 * A field of a station, written straight into its text node: hundreds of them change several times a second, and
 * rendering each through React would cost ten times as much.
 */
export function LiveText({ station, text, ages = false, ...rest }: LiveTextProps) {
  const ref = useRef<HTMLSpanElement>(null);
  const ticker = useContext(TickerContext);
  const { store } = useLive();
  const { t } = useTranslation();
  useLayoutEffect(() => {
    const show = (): void => {
      const summary = store.station(station);
      if (summary !== undefined) setText(ref.current, text(summary, t, ticker.now()));
    };
    show();
    const leave = store.subscribeStation(station, show);
    const still = ages ? ticker.every(show) : undefined;
    return () => {
      leave();
      still?.();
    };
  }, [store, ticker, station, text, ages, t]);
  return <span ref={ref} {...rest} />;
}
