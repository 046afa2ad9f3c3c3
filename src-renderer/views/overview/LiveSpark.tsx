import { useLayoutEffect, useRef } from 'react';
import { useLive } from '../../live/hooks.ts';
import { SPARK_HEIGHT, SPARK_WIDTH, sparkPath } from './spark.ts';
import { useText } from '../../text/use-text.ts';

/** People inside over the last hour; the path is written straight into the picture, as LiveText does with text. */
export function LiveSpark({ station }: { readonly station: string }) {
  const { t } = useText();
  const { store } = useLive();
  const line = useRef<SVGPathElement>(null);
  useLayoutEffect(() => {
    let shown: string | null = null;
    const show = (): void => {
      const summary = store.station(station);
      if (summary === undefined) return;
      // The list is another one with every answer of main, its steps seldom are.
      const steps = `${summary.hour.join()}/${String(summary.capacity)}`;
      if (steps === shown) return;
      shown = steps;
      line.current?.setAttribute('d', sparkPath(summary.hour, summary.capacity));
    };
    show();
    return store.subscribeStation(station, show);
  }, [store, station]);
  return (
    <svg
      className="spark"
      viewBox={`0 0 ${String(SPARK_WIDTH)} ${String(SPARK_HEIGHT)}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={t('overview.lastHour')}
    >
      <path className="spark-base" d={`M0 ${String(SPARK_HEIGHT - 1)}H${String(SPARK_WIDTH)}`} />
      <path ref={line} className="spark-line" />
    </svg>
  );
}
