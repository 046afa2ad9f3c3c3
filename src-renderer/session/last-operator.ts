/** Of this computer, not of a person: the next shift finds the name of the last one, and types over it. */
const KEY = 'waystation-last-operator';

export const lastOperator = (): string => window.localStorage.getItem(KEY) ?? '';

export const keepLastOperator = (name: string): void => window.localStorage.setItem(KEY, name);
