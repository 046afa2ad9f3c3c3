import { ORPCError } from '@orpc/client';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createGate } from '../../../../src-renderer/session/gate.ts';

/** Main's answer to a call, as long as nobody is signed in and afterwards. */
function guarded(code: string) {
  let isOpen = false;
  let calls = 0;
  return {
    open: () => (isOpen = true),
    calls: () => calls,
    call: (): Promise<string> => {
      calls += 1;
      return isOpen ? Promise.resolve('done') : Promise.reject(new ORPCError(code));
    },
  };
}

describe('the gate', () => {
  it('asks for a sign-in where main wants one, and then does what was begun', async () => {
    const [gate, main] = [createGate(), guarded('sign-in-needed')];
    const act = gate.through(main.call);
    await expect.poll(gate.asked.get).toBe('act');
    main.open();
    gate.answer(true);
    expect(await act).toBe('done');
    expect(gate.asked.get()).toBeNull();
  });

  it('asks once for all acts that wait, and tells each why it was not done when nobody signs in', async () => {
    const [gate, main] = [createGate(), guarded('locked')];
    const acts = [gate.through(main.call), gate.through(main.call)];
    await expect.poll(gate.asked.get).toBe('locked');
    await expect.poll(main.calls).toBe(2);
    gate.answer(false);
    expect(await Promise.allSettled(acts)).toMatchObject([
      { status: 'rejected', reason: { code: 'locked' } },
      { status: 'rejected', reason: { code: 'locked' } },
    ]);
  });

  it.each([
    ['soon enough', 119_000, 'fulfilled', 2],
    ['too late', 121_000, 'rejected', 1],
  ])('goes on with what was begun where somebody signs in %s', async (_name, afterMs, status, calls) => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const [gate, main] = [createGate(), guarded('locked')];
    const act = Promise.allSettled([gate.through(main.call)]);
    await vi.advanceTimersByTimeAsync(afterMs);
    main.open();
    gate.answer(true);
    expect(await act).toMatchObject([{ status }]);
    expect(main.calls()).toBe(calls);
  });

  it('asks nobody where signing in would not help', async () => {
    const [gate, main] = [createGate(), guarded('not-permitted')];
    await expect(gate.through(main.call)).rejects.toMatchObject({ code: 'not-permitted' });
    expect(gate.asked.get()).toBeNull();
    expect(main.calls()).toBe(1);
  });
});
