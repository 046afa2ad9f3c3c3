import type { Connectivity } from '../../src-shared/domain/station-view.ts';
import './marks.css';

/** Online: a full dot. Stale: a clock. Offline: a crossed box. Unknown: an empty dashed ring. */
const PATHS: Readonly<Record<Connectivity, string>> = {
  online: 'M8 3.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9Z',
  stale:
    'M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1Zm0 1.8a5.2 5.2 0 1 0 0 10.4A5.2 5.2 0 0 0 8 2.8Zm-.8 1.4h1.6v3.5l2.6 1.6-.8 1.3-3.4-2.1Z',
  offline:
    'M1.5 1.5h13v13h-13Zm1.8 1.8v9.4h9.4V3.3Zm1.5 2.5 1-1L8 7l2.2-2.2 1 1L9 8l2.2 2.2-1 1L8 9l-2.2 2.2-1-1L7 8Z',
  unknown:
    'M7 1.1A7 7 0 0 1 12 2.4l-1.1 1.4A5.2 5.2 0 0 0 7 2.9Zm6.3 2.4A7 7 0 0 1 14.9 8h-1.8a5.2 5.2 0 0 0-1.1-3.2ZM14.6 10a7 7 0 0 1-3 4l-.9-1.6a5.2 5.2 0 0 0 2.2-2.9ZM9 14.9A7 7 0 0 1 4 13.6l1.1-1.4a5.2 5.2 0 0 0 3.9.9ZM2.7 12.5A7 7 0 0 1 1.1 8h1.8A5.2 5.2 0 0 0 4 11.2ZM1.4 6a7 7 0 0 1 3-4l.9 1.6A5.2 5.2 0 0 0 3.1 6.5Z',
};

export function StateMark({ state }: { readonly state: Connectivity }) {
  return (
    <svg className={`mark mark-${state}`} viewBox="0 0 16 16" aria-hidden="true">
      <path fillRule="evenodd" d={PATHS[state]} />
    </svg>
  );
}
