/** Never seen twice in a row. */
const TRIES = 3;

/**
 * What main answers through its debugger. V8 may collect the promise of an answer before the debugger waits for it
 * ("Resulting promise was garbage collected"), and main's small heap is collected often; so what is asked must be such
 * that it may be asked again.
 */
export async function askedAgain<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await ask();
    } catch (error) {
      if (tries === TRIES || !String(error).includes('promise was garbage collected')) throw error;
    }
  }
}
