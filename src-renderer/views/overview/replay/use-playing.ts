import { useEffect, useRef, useState } from 'react';

export const SPEEDS = [1, 10, 60, 600] as const;
export type Speed = (typeof SPEEDS)[number];

/** Often enough for a second hand; at 600 times a step is two and a half minutes. */
const STEP_MS = 250;

interface Playing {
  readonly isPlaying: boolean;
  readonly speed: Speed;
  readonly setPlaying: (isPlaying: boolean) => void;
  readonly setSpeed: (speed: Speed) => void;
}

/** Moves the time on, by so much as has really passed; stops at the end. */
export function usePlaying(atMs: number, toMs: number, onTime: (atMs: number) => void): Playing {
  const [isPlaying, setPlaying] = useState(false);
  const [speed, setSpeed] = useState<Speed>(60);
  const latest = useRef({ atMs, toMs, onTime });
  useEffect(() => {
    latest.current = { atMs, toMs, onTime };
  });
  useEffect(() => {
    if (!isPlaying) return undefined;
    let beforeMs = performance.now();
    const timer = setInterval(() => {
      const passedMs = performance.now() - beforeMs;
      beforeMs += passedMs;
      const now = latest.current;
      const nextMs = Math.min(now.toMs, now.atMs + passedMs * speed);
      now.onTime(nextMs);
      if (nextMs >= now.toMs) setPlaying(false);
    }, STEP_MS);
    return () => clearInterval(timer);
  }, [isPlaying, speed]);
  return { isPlaying, speed, setPlaying, setSpeed };
}
