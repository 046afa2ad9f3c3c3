import type { Figure, Scenario } from './figures.ts';
import { median } from './statistics.ts';

interface SummaryRow {
  readonly name: string;
  readonly unit: string;
  readonly median: number;
  readonly rounds: readonly number[];
  readonly target: string | null;
  readonly reached: boolean | null;
}

export interface Summary {
  readonly scenario: string;
  readonly title: string;
  readonly rows: readonly SummaryRow[];
}

/** Medians over the rounds of a scenario, held against the targets. */
export function summarise({ name, title }: Scenario, rounds: readonly (readonly Figure[])[]): Summary {
  const [first = []] = rounds;
  return {
    scenario: name,
    title,
    rows: first.map((figure, row) =>
      rowOf(
        figure,
        rounds.map((round) => round[row]?.value ?? NaN),
      ),
    ),
  };
}

function rowOf({ name, unit, target }: Figure, values: readonly number[]): SummaryRow {
  const middle = rounded(median(values));
  const row = { name, unit, median: middle, rounds: values.map(rounded) };
  if (target === undefined) return { ...row, target: null, reached: null };
  return 'atMost' in target
    ? { ...row, target: `≤ ${number(target.atMost)}`, reached: middle <= target.atMost }
    : { ...row, target: `≥ ${number(target.atLeast)}`, reached: middle >= target.atLeast };
}

/** Three digits are more than the machine repeats. */
const rounded = (value: number): number =>
  Number.isFinite(value) && Math.abs(value) < 100 ? Number(value.toPrecision(3)) : Math.round(value);
const number = (value: number): string => value.toLocaleString('en');

/** A table in Markdown, as docs/performance.md takes it. */
export function tableOf({ title, rows }: Summary): string {
  const lines = rows.map(({ name, unit, median: middle, rounds, target, reached }) => {
    const spread = rounds.length > 1 ? `${number(Math.min(...rounds))} – ${number(Math.max(...rounds))}` : '';
    const verdict = reached === null ? '' : reached ? 'yes' : '**no**';
    return `| ${name} | ${number(middle)} ${unit} | ${spread} | ${target ?? ''} | ${verdict} |`;
  });
  return [
    `\n### ${title}`,
    '| what | median | rounds | to reach | reached |',
    '|---|---|---|---|---|',
    ...lines,
  ].join('\n');
}
