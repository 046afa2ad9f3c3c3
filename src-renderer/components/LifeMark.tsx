import type { AlarmLife } from '../../src-shared/domain/alarm/life-cycle.ts';
import './marks.css';

const LOCK = 'M4.2 7V5a3.8 3.8 0 0 1 7.6 0v2H13v7.4H3V7Zm1.8 0h4V5a2 2 0 0 0-4 0Z';

/** Bell, tick, arrow back, padlock, pause, arrow down onto a bar, no entry, dash: no two states share a shape. */
const SHAPES: Readonly<Record<AlarmLife, string>> = {
  unacknowledged:
    'M8 1.2a1.2 1.2 0 0 1 1.2 1.2v.4A4.3 4.3 0 0 1 12.3 7v3l1.5 2H2.2l1.5-2V7a4.3 4.3 0 0 1 3.1-4.2v-.4A1.2 1.2 0 0 1 8 1.2ZM6.2 13h3.6a1.8 1.8 0 0 1-3.6 0Z',
  acknowledged: 'M13.8 3.4 6.4 12.6 2.2 8.6l1.3-1.4 2.8 2.6 6-7.5Z',
  'returned-unacknowledged': 'M6.5 3v2.6H10a4 4 0 0 1 0 8H5v-1.8h5a2.2 2.2 0 0 0 0-4.4H6.5V10L2 6.5Z',
  'latched-unacknowledged': LOCK,
  'latched-acknowledged': LOCK,
  shelved: 'M3.5 2h3.2v12H3.5ZM9.3 2h3.2v12H9.3Z',
  suppressed: 'M8 11.5 3.5 6.8h3V1.5h3v5.3h3ZM2.5 13h11v1.6h-11Z',
  'out-of-service': 'M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1ZM3.8 6.9v2.2h8.4V6.9Z',
  normal: 'M3 7.2h10v1.6H3Z',
};

/** The state of an alarm by its shape; the word stands beside it. */
export function LifeMark({ life }: { readonly life: AlarmLife }) {
  return (
    <svg className="mark mark-life" viewBox="0 0 16 16" aria-hidden="true">
      <path fillRule="evenodd" d={SHAPES[life]} />
    </svg>
  );
}
