import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { watched } from '../../../src-renderer/app/watched.ts';
import { followOutputs } from '../../../src-renderer/sound/hearing.ts';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

const LOOK_MS = 5_000;

/** A computer whose loudspeakers come and go; audio that is proved is heard where there is one. */
async function aComputer(outputs: number | null, heard: boolean | null = null) {
  const computer = { outputs, isSounding: false, proofs: 0 };
  const isHeard = watched<boolean | null>(heard);
  const isOutputMissing = watched(false);
  followOutputs({
    isHeard,
    isOutputMissing,
    countOutputs: () => Promise.resolve(computer.outputs),
    isSounding: () => computer.isSounding,
    prove: () => {
      computer.proofs += 1;
      isHeard.set(computer.outputs !== 0);
    },
  });
  await vi.advanceTimersByTimeAsync(LOOK_MS);
  return {
    pass: (ms = LOOK_MS) => vi.advanceTimersByTimeAsync(ms),
    set: (to: Partial<typeof computer>) => void Object.assign(computer, to),
    proofs: () => computer.proofs,
    state: () => ({ heard: isHeard.get(), missing: isOutputMissing.get() }),
  };
}

it('knows without an output that nothing would be heard, and calls it no failure before something must be', async () => {
  const at = await aComputer(0);
  expect(at.state()).toEqual({ heard: null, missing: true });
  at.set({ isSounding: true });
  await at.pass();
  expect(at.state()).toEqual({ heard: false, missing: true });
});

it('hears again once the loudspeaker is back, though nothing sounds any more', async () => {
  const at = await aComputer(0, false);
  at.set({ outputs: 1 });
  await at.pass();
  expect(at.state()).toEqual({ heard: true, missing: false });
});

it('notices a loudspeaker that goes while an alarm sounds', async () => {
  const at = await aComputer(2, true);
  at.set({ isSounding: true, outputs: 0 });
  await at.pass();
  expect(at.state()).toEqual({ heard: false, missing: true });
});

it('does not try what was heard', async () => {
  const at = await aComputer(1, true);
  await at.pass(60_000);
  expect(at.proofs()).toBe(0);
});

it('proves itself where the computer does not tell of its outputs', async () => {
  const at = await aComputer(null);
  expect([at.state(), at.proofs()]).toEqual([{ heard: true, missing: false }, 1]);
});
