/**
 * The states and transitions of ISA-18.2 / IEC 62682 as data, written from the standard and not from the code. A to F
 * are the states of the process, G shelved, H suppressed by design, I out of service; these three lie over it like
 * covers, I over H over G over A to F, and the uppermost is seen.
 */

export const STATES = {
  A: 'normal',
  B: 'unacknowledged',
  C: 'acknowledged',
  D: 'returned-unacknowledged',
  E: 'latched-unacknowledged',
  F: 'latched-acknowledged',
  G: 'shelved',
  H: 'suppressed',
  I: 'out-of-service',
} as const;
export type Letter = keyof typeof STATES;
const LETTERS = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I'] as const satisfies readonly Letter[];
const COVERS = ['G', 'H', 'I'] as const satisfies readonly Letter[];

/**
 * A cell: `-` cannot be; a letter is the state that follows; `under` happens to what lies beneath the cover; `back`
 * takes the cover off; anything else is the reason of a refusal. `x|y`: x where the alarm does not latch, y where it does.
 */
// prettier-ignore
const TABLE = {
  //                 A                     B                           C                           D                     E                     F                     G                     H                     I
  'occurs':         ['B',                  '-',                        '-',                        'B',                  'B',                  'B',                  'under',              'under',              'under'],
  're-alarms':      ['-',                  'B',                        'B',                        '-',                  '-',                  '-',                  'under',              'under',              'under'],
  'returns':        ['-',                  'D|E',                      'A|F',                      '-',                  '-',                  '-',                  'under',              'under',              'under'],
  'acknowledge':    ['not-unacknowledged', 'C',                        'not-unacknowledged',       'A',                  'F',                  'not-unacknowledged', 'shelved',            'suppressed',         'out-of-service'],
  'reset':          ['not-latched',        'not-latched|still-active', 'not-latched|still-active', 'not-latched',        'not-acknowledged',   'A',                  'shelved',            'suppressed',         'out-of-service'],
  'shelve':         ['G',                  'G',                        'G',                        'G',                  'G',                  'G',                  'shelved',            'suppressed',         'out-of-service'],
  'unshelve':       ['not-shelved',        'not-shelved',              'not-shelved',              'not-shelved',        'not-shelved',        'not-shelved',        'back',               'suppressed',         'out-of-service'],
  'shelf-ends':     ['-',                  '-',                        '-',                        '-',                  '-',                  '-',                  'back',               'under',              'under'],
  'suppress':       ['H',                  'H',                        'H',                        'H',                  'H',                  'H',                  'H',                  '-',                  'under'],
  'unsuppress':     ['-',                  '-',                        '-',                        '-',                  '-',                  '-',                  '-',                  'back',               'under'],
  'out-of-service': ['I',                  'I',                        'I',                        'I',                  'I',                  'I',                  'I',                  'I',                  'out-of-service'],
  'in-service':     ['not-out-of-service', 'not-out-of-service',       'not-out-of-service',       'not-out-of-service', 'not-out-of-service', 'not-out-of-service', 'not-out-of-service', 'not-out-of-service', 'back'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type LifeEvent = keyof typeof TABLE;
export const EVENTS = Object.keys(TABLE) as LifeEvent[];

/** Where an alarm stands in the standard's table. */
export interface Standing {
  readonly process: Letter;
  readonly covers: ReadonlySet<Letter>;
}

export type Step =
  | { readonly kind: 'impossible' }
  | { readonly kind: 'refused'; readonly code: string }
  | { readonly kind: 'next'; readonly standing: Standing };

/** Every cell that can be entered, as `B acknowledge`. */
export const CELLS: readonly string[] = EVENTS.flatMap((event) =>
  LETTERS.filter((_, column) => TABLE[event][column] !== '-').map((letter) => `${letter} ${event}`),
);

export const shown = ({ process, covers }: Standing): Letter =>
  COVERS.findLast((cover) => covers.has(cover)) ?? process;

const isLetter = (cell: string): cell is Letter => Object.hasOwn(STATES, cell);
const isCover = (letter: Letter): boolean => COVERS.some((cover) => cover === letter);

export function stepOf(standing: Standing, event: LifeEvent, latches: boolean): Step {
  const seen = shown(standing);
  const [plain = '', latching = plain] = (TABLE[event][LETTERS.indexOf(seen)] ?? '').split('|');
  const cell = latches ? latching : plain;
  const { process, covers } = standing;
  const without = new Set([...covers].filter((cover) => cover !== seen));
  if (cell === '-') return { kind: 'impossible' };
  if (cell === 'back') return { kind: 'next', standing: { process, covers: without } };
  if (cell === 'under') {
    const beneath = stepOf({ process, covers: without }, event, latches);
    if (beneath.kind !== 'next') return beneath;
    return {
      kind: 'next',
      standing: { ...beneath.standing, covers: new Set([...beneath.standing.covers, seen]) },
    };
  }
  if (!isLetter(cell)) return { kind: 'refused', code: cell };
  return isCover(cell)
    ? { kind: 'next', standing: { process, covers: new Set([...covers, cell]) } }
    : { kind: 'next', standing: { process: cell, covers } };
}
