import type { Rig } from './rig.ts';

/** What a scenario measured once. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** The issue's, where it names one. */
  readonly target?: { readonly atMost: number } | { readonly atLeast: number };
}

export interface Scenario {
  readonly name: string;
  readonly title: string;
  /** One round. */
  readonly run: (rig: Rig) => Promise<readonly Figure[]>;
  readonly rounds: { readonly quick: number; readonly full: number };
}
