import { ORPCError } from '@orpc/client';
import { ACCESS_REFUSALS, type AccessRefusal } from '../../src-shared/contract/port.ts';
import { watched, type Watched } from '../app/watched.ts';

/** Why the form is there: an act needs somebody, the session was locked, or somebody wants to take over. */
export type Reason = 'act' | 'locked' | 'switch';

export interface Gate {
  /** Null: nobody is asked for anything. */
  readonly asked: Watched<Reason | null>;
  /** Asks a person to sign in; resolves with whether somebody did. Acts that come meanwhile wait for the same answer. */
  readonly ask: (reason: Reason) => Promise<boolean>;
  readonly answer: (isSignedIn: boolean) => void;
  /** Calls, and where main wants somebody signed in, asks for that and calls again, if it is not too late by then. */
  readonly through: <Answer>(call: () => Promise<Answer>) => Promise<Answer>;
}

/** Who signs in later is likely somebody else, and does not mean a door that was to be opened then, ms. */
const ACT_WAITS_MS = 120_000;

export function createGate(): Gate {
  const asked = watched<Reason | null>(null);
  let waiting: ((isSignedIn: boolean) => void)[] = [];

  const ask = (reason: Reason): Promise<boolean> =>
    new Promise((resolve) => {
      waiting.push(resolve);
      if (asked.get() === null) asked.set(reason);
    });

  return {
    asked,
    ask,
    answer: (isSignedIn) => {
      const told = waiting;
      waiting = [];
      asked.set(null);
      for (const resolve of told) resolve(isSignedIn);
    },
    through: async (call) => {
      try {
        return await call();
      } catch (error) {
        const refusal = accessRefusalOf(error);
        if (refusal !== 'sign-in-needed' && refusal !== 'locked') throw error;
        const askedMs = performance.now();
        const isSignedIn = await ask(refusal === 'locked' ? 'locked' : 'act');
        if (!isSignedIn || performance.now() - askedMs > ACT_WAITS_MS) throw error;
        return await call();
      }
    },
  };
}

/** Why main let a call not through; null where it failed for another reason. */
export function accessRefusalOf(error: unknown): AccessRefusal | null {
  if (!(error instanceof ORPCError)) return null;
  const code: unknown = error.code;
  return isAccessRefusal(code) ? code : null;
}

export const isAccessRefusal = (code: unknown): code is AccessRefusal =>
  typeof code === 'string' && Object.hasOwn(ACCESS_REFUSALS, code);
