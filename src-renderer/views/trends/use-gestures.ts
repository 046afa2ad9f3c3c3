import type { Chart } from 'chart.js';
import { useEffect, useRef, type KeyboardEvent, type PointerEvent, type RefObject } from 'react';
import { panned, zoomed, type Range, type Stretch } from './choice.ts';

/** A notch of the wheel, and a press of a key. */
const ZOOM_STEP = 1.25;
const PAN_SHARE = 0.2;

interface Gestures {
  readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerUp: () => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
}

interface GestureOptions {
  readonly stretch: Stretch;
  readonly nowMs: number;
  readonly area: RefObject<HTMLElement | null>;
  readonly chart: RefObject<Chart<'line'> | null>;
  readonly onRange: (range: Range) => void;
}

/** Wheel: longer or shorter around the pointer. Drag: earlier or later. Keys: both, while the chart has the focus. */
export function useGestures(options: GestureOptions): Gestures {
  const latest = useRef(options);
  useEffect(() => {
    latest.current = options;
  });
  const dragged = useRef<{ readonly x: number; readonly stretch: Stretch } | null>(null);
  const { area } = options;

  useEffect(() => {
    const node = area.current;
    if (node === null) return undefined;
    const onWheel = (event: WheelEvent): void => {
      const { chart, stretch, nowMs, onRange } = latest.current;
      const aroundMs = chart.current?.scales.x?.getValueForPixel(event.offsetX);
      if (aroundMs === undefined || event.deltaY === 0) return;
      event.preventDefault();
      onRange(zoomed(stretch, event.deltaY > 0 ? ZOOM_STEP : 1 / ZOOM_STEP, aroundMs, nowMs));
    };
    // React listens passively, and the page would scroll.
    node.addEventListener('wheel', onWheel, { passive: false });
    return () => node.removeEventListener('wheel', onWheel);
  }, [area]);

  return {
    onPointerDown: (event) => {
      if (event.button !== 0) return;
      dragged.current = { x: event.clientX, stretch: options.stretch };
      event.currentTarget.setPointerCapture(event.pointerId);
    },
    onPointerMove: ({ clientX }) => {
      const from = dragged.current;
      const width = options.chart.current?.chartArea.width ?? 0;
      if (from === null || width === 0 || clientX === from.x) return;
      options.onRange(panned(from.stretch, (from.x - clientX) / width, options.nowMs));
    },
    onPointerUp: () => {
      dragged.current = null;
    },
    onKeyDown: (event) => {
      const range = byKey(event.key, options);
      if (range === null) return;
      event.preventDefault();
      event.stopPropagation();
      options.onRange(range);
    },
  };
}

function byKey(key: string, { stretch, nowMs }: GestureOptions): Range | null {
  const middleMs = (stretch.fromMs + stretch.toMs) / 2;
  switch (key) {
    case 'ArrowLeft':
      return panned(stretch, -PAN_SHARE, nowMs);
    case 'ArrowRight':
      return panned(stretch, PAN_SHARE, nowMs);
    case '+':
    case '=':
    case 'ArrowUp':
      return zoomed(stretch, 1 / ZOOM_STEP, middleMs, nowMs);
    case '-':
    case 'ArrowDown':
      return zoomed(stretch, ZOOM_STEP, middleMs, nowMs);
    case 'End':
      return { kind: 'last', spanMs: stretch.toMs - stretch.fromMs };
    default:
      return null;
  }
}
