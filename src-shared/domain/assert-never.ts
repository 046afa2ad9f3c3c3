/** Ends an exhaustive switch: a new variant is then an error of the compiler. */
export function assertNever(value: never): never {
  throw new Error(`unexpected variant: ${JSON.stringify(value)}`);
}
