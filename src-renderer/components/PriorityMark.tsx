import type { Priority } from '../../src-shared/domain/event.ts';
import './marks.css';

/** Each priority has a shape of its own, so that nobody depends on its colour: diamond, triangle, square, ring. */
const SHAPES: Readonly<Record<Priority, string>> = {
  critical: 'M8 .6 15.4 8 8 15.4 .6 8Z',
  high: 'M8 1.2 15.4 14.6H.6Z',
  medium: 'M1.6 1.6h12.8v12.8H1.6Z',
  low: 'M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1Zm0 2.2a4.8 4.8 0 1 0 0 9.6 4.8 4.8 0 0 0 0-9.6Z',
};

const EXCLAMATION: Readonly<Record<Priority, string>> = {
  critical: 'M7.1 3.8h1.8v5.1H7.1Zm0 6.2h1.8v1.8H7.1Z',
  high: 'M7.1 5.6h1.8v4.6H7.1Zm0 5.5h1.8v1.8H7.1Z',
  medium: 'M7.1 3.8h1.8v5.1H7.1Zm0 6.2h1.8v1.8H7.1Z',
  low: '',
};

interface PriorityMarkProps {
  readonly priority: Priority;
  /** Blinks once a second while nobody has acknowledged it. */
  readonly unacknowledged?: boolean;
}

/** Decoration: the word always stands beside it, or in the label of what holds it. */
export function PriorityMark({ priority, unacknowledged = false }: PriorityMarkProps) {
  const blink = unacknowledged ? ' unacknowledged' : '';
  return (
    <svg className={`mark mark-${priority}${blink}`} viewBox="0 0 16 16" aria-hidden="true">
      <path fillRule="evenodd" d={SHAPES[priority]} />
      <path className="mark-cut" d={EXCLAMATION[priority]} />
    </svg>
  );
}
