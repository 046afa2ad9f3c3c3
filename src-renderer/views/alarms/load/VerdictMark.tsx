import type { Verdict } from '../../../../src-shared/domain/alarm/load-benchmarks.ts';

/** A shape of its own each, so that nobody depends on the colour: tick, bar, triangle with a mark. */
const SHAPES: Readonly<Record<Verdict, string>> = {
  acceptable: 'M2 8.4 4 6.4 6.6 9 12.4 3.2 14.4 5.2 6.6 13Z',
  manageable: 'M1.5 6h13v4h-13Z',
  exceeded: 'M8 1.2 15.4 14.6H.6ZM7.1 5.6v4.6h1.8V5.6Zm0 5.5v1.8h1.8v-1.8Z',
};

/** Decoration: the word stands beside it. */
export function VerdictMark({ verdict }: { readonly verdict: Verdict }) {
  return (
    <svg className="verdict-mark" viewBox="0 0 16 16" aria-hidden="true">
      <path fillRule="evenodd" d={SHAPES[verdict]} />
    </svg>
  );
}
