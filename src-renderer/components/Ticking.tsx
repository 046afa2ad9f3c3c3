import { useContext, useLayoutEffect, useRef, type ComponentProps } from 'react';
import { setText } from './set-text.ts';
import { TickerContext } from './ticker.ts';

interface TickingProps extends ComponentProps<'span'> {
  /** The text at a time (epoch ms); should keep its identity while it says the same. */
  readonly text: (nowMs: number) => string;
}

/** Text that changes with the second hand: only the text node is touched, React renders nothing. */
export function Ticking({ text, ...rest }: TickingProps) {
  const ref = useRef<HTMLSpanElement>(null);
  const ticker = useContext(TickerContext);
  useLayoutEffect(() => {
    const show = (nowMs: number): void => setText(ref.current, text(nowMs));
    show(ticker.now());
    return ticker.every(show);
  }, [ticker, text]);
  return <span ref={ref} {...rest} />;
}
