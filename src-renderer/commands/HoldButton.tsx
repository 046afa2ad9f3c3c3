import { Button } from 'antd';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';

/** Long enough to be meant, short enough for somebody who waits before the door, ms. */
const HOLD_MS = 800;

interface HoldButtonProps {
  readonly text: string;
  readonly hint: string;
  readonly onHeld: () => void;
}

/** Goes on when it is held, by pointer or by key; let go before, nothing happens. */
export function HoldButton({ text, hint, onHeld }: HoldButtonProps) {
  const [held, setHeld] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const release = (): void => {
    clearTimeout(timer.current);
    timer.current = undefined;
    setHeld(false);
  };
  const press = (): void => {
    if (timer.current !== undefined) return;
    setHeld(true);
    timer.current = setTimeout(() => {
      release();
      onHeld();
    }, HOLD_MS);
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  const isKey = ({ key }: KeyboardEvent): boolean => key === ' ' || key === 'Enter';
  return (
    <Button
      type="primary"
      className={held ? 'hold held' : 'hold'}
      data-confirm="unlock"
      title={hint}
      onPointerDown={press}
      onPointerUp={release}
      onPointerLeave={release}
      onPointerCancel={release}
      onBlur={release}
      onKeyDown={(event) => {
        if (!isKey(event)) return;
        event.preventDefault();
        if (!event.repeat) press();
      }}
      onKeyUp={(event) => {
        if (isKey(event)) release();
      }}
    >
      {text}
    </Button>
  );
}
